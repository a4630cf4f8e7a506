/** Mails name the consultation and what happened, never the patient or anything of the case. */
export const mail = {
  greeting: '{{name}}，您好：',
  digestSubject: '今日结对平台通知（{{count}} 条）',
  callToAction: '请登录结对平台查看详情：',
  footer: '本邮件由系统自动发送，为保护患者隐私，不含任何病情信息。请勿直接回复。',
};
