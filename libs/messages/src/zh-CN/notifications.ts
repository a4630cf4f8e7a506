import type { NotificationKind } from '@jiedui/domain';

/** One sentence each; {{number}} is the consultation's number. Never anything about the patient. */
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
};
