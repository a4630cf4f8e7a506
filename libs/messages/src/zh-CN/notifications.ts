import type { NotificationKind } from '@jiedui/domain';

/**
 * One sentence each; {{number}} is the consultation's number, {{inviting}} and {{invited}} are the hospitals of a
 * pairing. Never anything about the patient.
 */
export type NotificationWords = Record<NotificationKind, string>;

export const notifications: NotificationWords = {
  'consultation.submitted': '新的会诊申请 {{number}} 待受理',
  'consultation.accepted': '会诊申请 {{number}} 已受理',
  'consultation.refused': '会诊申请 {{number}} 不予受理，请查看理由',
  'consultation.scheduled': '会诊 {{number}} 已预约视频时间',
  'consultation.cancelled': '会诊申请 {{number}} 已撤销',
  'record.ready': '会诊 {{number}} 的会诊记录已生成，请查阅并确认',
  'consultation.acknowledged': '申请医生已确认收到会诊 {{number}} 的意见',
  'member.added': '您受邀参加会诊 {{number}} 的多学科讨论',
  'glass.broken': '有人紧急查看了会诊 {{number}}，请核查理由',
  'pairing.dormant': '{{inviting}} 与 {{invited}} 的结对已超过约定周期没有往来，请联系对方',
  'pairing.stillDormant': '{{inviting}} 与 {{invited}} 的结对已超过两个约定周期没有往来',
  'pairing.longDormant': '{{inviting}} 与 {{invited}} 的结对已超过三个约定周期没有往来，请督促',
  'agreement.proposedToInviting': '{{invited}} 已提交与贵院（{{inviting}}）的结对协议，请审阅签署',
  'agreement.proposedToInvited': '{{inviting}} 已提交与贵院（{{invited}}）的结对协议，请审阅签署',
  'agreement.concluded': '{{inviting}} 与 {{invited}} 的结对协议双方已签署',
  'agreement.declined': '{{inviting}} 与 {{invited}} 的结对协议被谢绝，请查看理由',
  'agreement.withdrawn': '{{inviting}} 与 {{invited}} 的结对协议已撤回，请查看理由',
  'agreement.suspended': '{{inviting}} 与 {{invited}} 的结对协议已暂停，请查看理由',
  'agreement.resumed': '{{inviting}} 与 {{invited}} 的结对协议已恢复',
  'agreement.ended': '{{inviting}} 与 {{invited}} 的结对协议已终止，请查看理由',
  'agreement.expired': '{{inviting}} 与 {{invited}} 的结对协议已到期，如需继续请续签',
};
