import type { Messages } from '../zh-CN/index.js';

export const accounts: Messages['accounts'] = {
  notice: {
    lockedOut: 'Your account is closed for a while after too many wrong attempts',
    passwordChanged: 'Your password was changed',
    passkeyAdded: 'A passkey was added to your account',
    totpAdded: 'An authenticator app was added to your account',
    secondFactorRemoved: 'A second factor was removed from your account',
    recoveryCodesRenewed: 'New recovery codes were made for your account',
  },
  noticeFacts: 'When: {{at}} (Beijing time)\nFrom: {{address}}',
  addressUnknown: 'unknown',
  noticeRemedy:
    'If it was you, there is nothing to do. If not, change your password at once, end the other sign-ins, and tell your administrator:',
  reset: {
    subject: 'Set a new password',
    callToAction: 'Open this link within {{minutes}} minutes to set a new password. It works once:',
    notMe: 'If you did not ask for it, ignore this mail. Your password stays as it is.',
  },
  invitation: {
    subject: 'You are invited to {{place}} on Jiedui',
    greeting: 'Hello,',
    body: '{{inviter}} invites you to {{place}} as: {{role}}.',
    callToAction: 'Open this link within {{days}} days to accept. It works once; do not pass it on:',
    installation: 'this platform',
    notMe: 'If you do not know who invites you, ignore this mail.',
  },
  footer:
    'This mail was sent automatically. Please do not reply. Nobody of us will ask for your password or codes.',
};
