/** Mails about a person's own account, and invitations to one. */
export const accounts = {
  notice: {
    lockedOut: '您的账号因多次输错已暂时锁定',
    passwordChanged: '您的登录密码已更改',
    passkeyAdded: '您的账号新增了一个通行密钥',
    totpAdded: '您的账号已绑定身份验证器',
    secondFactorRemoved: '您的账号移除了一种二次验证方式',
    recoveryCodesRenewed: '您的账号重新生成了恢复码',
  },
  noticeFacts: '时间：{{at}}（北京时间）\n来源地址：{{address}}',
  addressUnknown: '未知',
  noticeRemedy: '如果是您本人操作，无需理会。如果不是，请立即更改密码，结束其他登录，并联系本院管理员：',
  reset: {
    subject: '重设您的登录密码',
    callToAction: '请在 {{minutes}} 分钟内打开以下链接，设置新密码。链接只能使用一次：',
    notMe: '如果不是您本人申请，请忽略此邮件，密码不会改变。',
  },
  invitation: {
    subject: '邀请您加入 {{place}}（接队）',
    greeting: '您好：',
    body: '{{inviter}} 邀请您以“{{role}}”的身份加入 {{place}}。',
    callToAction: '请在 {{days}} 天内打开以下链接接受邀请。链接只能使用一次，请勿转发：',
    installation: '本平台',
    notMe: '如果您不认识邀请人，请忽略此邮件。',
  },
  footer: '此邮件由系统自动发送，请勿回复。工作人员不会向您索要密码或验证码。',
};
