import type { Messages } from '../zh-CN/index.js';

export const signIn: Messages['signIn'] = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  expired: 'You were signed out. Sign in again: your page and all you typed are still there.',
  otherPerson: 'Signing in as someone else leaves the current page.',
  emailMissing: 'Enter your e-mail address',
  passwordMissing: 'Enter your password',
  help: 'Accounts are opened by the administrator of your hospital. Ask them if you forgot your password.',
  mailbox: 'Open the development mailbox',
  mailboxHint: 'This is a development installation: all mail it sends is in the development mailbox.',
};
