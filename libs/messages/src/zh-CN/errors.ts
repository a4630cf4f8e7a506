import type { ErrorCode } from '@jiedui/contracts';

/** What happened, and what the reader does next. */
export type ErrorWords = Record<ErrorCode, { readonly title: string; readonly remedy: string }>;

export const errors: ErrorWords = {
  REQUEST_INVALID: { title: '填写的内容有误', remedy: '请检查标出的项目，改正后再试。' },
  NOT_SIGNED_IN: { title: '登录已过期', remedy: '请重新登录，已填写的内容不会丢失。' },
  CREDENTIALS_WRONG: { title: '邮箱或密码不正确', remedy: '请核对后重新输入；忘记密码请联系本院管理员。' },
  PASSWORD_WRONG: { title: '密码不正确', remedy: '请重新输入登录密码。' },
  ORIGIN_FOREIGN: { title: '请求来源不受信任', remedy: '请从本系统的网址重新打开页面。' },
  ACTION_NOT_ALLOWED: {
    title: '您没有此项操作的权限',
    remedy: '请由有权限的人员办理，或联系本院会诊协调员。',
  },
  NOT_FOUND: { title: '找不到该内容', remedy: '它可能已被移除，或您无权查看。请返回列表重新查找。' },
  METHOD_NOT_ALLOWED: { title: '不支持此操作', remedy: '请刷新页面后再试。' },
  STATE_CONFLICT: { title: '会诊状态已变化', remedy: '页面已更新为最新状态，请查看后再操作。' },
  REVISION_CONFLICT: { title: '内容已被更新', remedy: '请先查看最新内容，再决定是否继续。' },
  EXPERT_DOUBLE_BOOKED: { title: '该时段您已有其他会诊', remedy: '请选择不重叠的时间。' },
  SESSION_NOT_OPEN: {
    title: '会诊室尚未开放或已关闭',
    remedy: '请在预约时间前后进入；如已结束，可重新预约。',
  },
  SESSION_STILL_OPEN: { title: '视频会诊尚未结束', remedy: '请先结束当前视频会诊，再重新预约。' },
  SESSION_PARTICIPANT_ALONE: { title: '对方尚未进入会诊室', remedy: '请等待对方进入。' },
  FILE_TOO_LARGE: { title: '文件过大', remedy: '每个文件不超过 25 MB，请压缩或拆分后再上传。' },
  FILE_TYPE_UNSUPPORTED: { title: '不支持的文件类型', remedy: '请上传 JPEG、PNG、WebP 图片或 PDF 文件。' },
  MEDIA_TYPE_UNSUPPORTED: { title: '不支持的数据格式', remedy: '请刷新页面后再试。' },
  FILES_TOO_MANY: { title: '附件数量已达上限', remedy: '每份申请最多 20 个附件，请先移除不需要的附件。' },
  FILE_EMPTY: { title: '文件是空的', remedy: '请检查原文件后重新上传。' },
  REQUEST_INCOMPLETE: { title: '申请尚未填写完整', remedy: '请补全标出的项目后再提交。' },
  CONSENT_MISSING: {
    title: '尚未登记知情同意',
    remedy: '请向患者或其监护人、近亲属说明并取得同意，然后登记同意人。',
  },
  AGREEMENT_MISSING: {
    title: '与该医院没有有效的结对协议',
    remedy: '请选择其他结对医院，或联系本院会诊协调员。',
  },
  REASON_MISSING: { title: '尚未填写理由', remedy: '请写明理由，对方会看到。' },
  APPOINTMENT_IN_PAST: { title: '预约时间已过', remedy: '请选择现在或将来的时间。' },
  APPOINTMENT_LENGTH_INVALID: { title: '预约时长不合要求', remedy: '请设为 5 至 240 分钟。' },
  OPINION_MISSING: { title: '会诊意见尚未写好', remedy: '请填写会诊所见和会诊建议后再签发。' },
  RECORD_NOT_READY: { title: '会诊记录正在生成', remedy: '通常在一分钟内完成，页面会自动更新。' },
  TOO_MANY_ATTEMPTS: { title: '尝试次数过多', remedy: '请等待几分钟后再试。' },
  UNEXPECTED: { title: '系统出现问题', remedy: '请稍后再试；如反复出现，请把编号告知管理员。' },
  MEDIA_UNAVAILABLE: {
    title: '视频服务暂不可用',
    remedy: '请稍后再试，或先电话联系对方；会诊意见仍可书面签发。',
  },
  SERVICE_UNAVAILABLE: { title: '服务暂不可用', remedy: '请稍后再试，已填写的内容保留在本机。' },
  TICKET_INVALID: { title: '进入会诊室的凭证已失效', remedy: '请重新进入会诊室。' },
  SIGNALLING_OUT_OF_ORDER: { title: '与会诊室的连接出现异常', remedy: '请离开后重新进入会诊室。' },
  RIGHT_MISSING: { title: '您在会诊室中没有此项权限', remedy: '请由会诊专家操作。' },
};
