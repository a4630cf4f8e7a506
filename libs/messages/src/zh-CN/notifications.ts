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
  'consultation.informationRequested': '会诊申请 {{number}} 需要补充资料，请查看并补充',
  'consultation.informationSupplied': '会诊申请 {{number}} 已补充资料，请继续受理',
  'consultation.rerouted': '会诊申请 {{number}} 已转由其他医院受理',
  'consultation.reassigned': '会诊 {{number}} 已更换会诊专家',
  'consultation.rescheduled': '会诊 {{number}} 的视频时间已改期，请查看新时间',
  'consultation.waiting': '会诊 {{number}} 有人在等候，请进入会诊室',
  'consultation.missed': '会诊 {{number}} 未能按时开始，请重新预约或改为书面意见',
  'consultation.fellBack': '会诊 {{number}} 已转为书面意见，原时限不变',
  'consultation.expired': '会诊申请 {{number}} 超时无人受理，已失效',
  'consultation.reopened': '会诊申请 {{number}} 已重新提交，待受理',
  'consultation.responseOverdue': '会诊申请 {{number}} 已超过受理时限，请尽快受理或说明理由',
  'consultation.answerOverdue': '会诊 {{number}} 已超过答复时限，请尽快签署意见',
  'consultation.unacknowledged': '会诊 {{number}} 的通知一直无人确认，请跟进',
  'consultation.closed': '会诊 {{number}} 已结束',
  'message.posted': '会诊 {{number}} 有新留言',
  'consultation.corrected': '会诊 {{number}}：协调员更正了信息',
  'consent.withdrawn': '会诊 {{number}}：知情同意已撤回，继续处理前请查看原因',
  'panel.asked': '会诊 {{number}}：请您作为多学科成员出具意见',
  'panel.signed': '会诊 {{number}}：一位多学科成员已签发意见',
  'consultation.directed': '协调员请您优先答复申请 {{number}}',
  'page.onCall': '急诊呼叫：您正值班，请立即接收 {{number}}',
  'page.coordinator': '急诊申请 {{number}} 的值班专家均未应答，请立即处理',
  'page.unanswered': '急诊申请 {{number}} 已呼叫所有人员仍无应答，请电话联系',
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
