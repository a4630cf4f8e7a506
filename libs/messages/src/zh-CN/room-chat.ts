/** 会诊室中的文字交流。 */
export const roomChat = {
  title: '文字',
  titleUnread: '文字（{{unread}} 条新消息）',
  side: '视频旁的内容',
  hide: '收起文字',
  empty: '还没有文字消息。网络中断时写下的内容，恢复后自动送达。',
  write: '写消息',
  placeholder: '写消息，按 Enter 发送，Shift+Enter 换行',
  send: '发送',
  discard: '删除',
  transcript: '视频会诊中的文字',
  later: '显示后面的消息',
  state: {
    delivered: '已送达',
    sending: '正在发送…',
    waiting: '等待网络，恢复后自动发送',
    refused: '未能送达：会诊室不再接收',
  },
};
