/** Apart from the shell's words, of which the sign-in page fetches all. */
export const navigation = {
  groups: {
    daily: '日常工作',
    assistance: '结对帮扶',
    administration: '管理',
  },
  more: '更多',
  moreAt: '更多，当前页面：{{page}}',
  morePages: '更多页面',
};
