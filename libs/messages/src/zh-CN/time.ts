/** Durations and clocks. A duration is one or two parts: {{parts}} are joined without a separator. */
export const time = {
  days: '{{count}} 天',
  hours: '{{count}} 小时',
  minutes: '{{count}} 分钟',
  lessThanMinute: '不到 1 分钟',
  separator: ' ',
  answerDueIn: '{{duration}}内须答复',
  answerDueSoon: '即将到期：还剩 {{duration}}',
  answerOverdue: '已超时 {{duration}}',
  startsIn: '{{duration}}后开始',
  startsNow: '现在开始',
  startedAgo: '已开始 {{duration}}',
  dueAt: '答复时限 {{time}}',
  waited: '已等待 {{duration}}',
  zone: { 'Asia/Shanghai': '北京时间', 'Asia/Urumqi': '新疆时间' },
  hospitalTime: '{{hospital}}：{{time}}（{{zone}}）',
};
