/** Errors on the way of a consultation: routing, scheduling, opinions. */
export const courseErrors = {
  OPINION_NOT_SIGNED: {
    title: '会诊意见尚未签发',
    remedy: '签发前只有撰写人本人可见，签发后会立即通知您。',
  },
  PANEL_OPINIONS_MISSING: {
    title: '仍有专家未提交意见',
    remedy: '请等待提交；确实无法提交的，可注明理由后免除。',
  },
  EXPERT_NOT_QUALIFIED: {
    title: '未登记满三年的独立执业经历',
    remedy: '请联系医院管理员登记执业起始日期，或改由其他专家受理。',
  },
  APPOINTMENT_AFTER_LIMIT: {
    title: '预约时间超出约定时限',
    remedy: '请选择更早的时间，或改为书面答复。',
  },
  ANSWER_ALREADY_WRITTEN: { title: '已转为书面答复', remedy: '请撰写并签发会诊意见。' },
  RECORD_RETAINED: { title: '记录仍在保存期内', remedy: '保存期届满后方可删除。' },
  PUSH_SERVICE_UNKNOWN: {
    title: '此浏览器的推送服务未获允许',
    remedy: '请换用其他浏览器，或请管理员允许该推送服务。',
  },
  ROUTE_UNCHANGED: { title: '去向没有变化', remedy: '请选择另一家医院、另一个专科或一位专家。' },
  OVERFLOW_NOT_OPEN: { title: '暂不能转请邻近医院', remedy: '结对医院仍能按时答复，请先请结对医院答复。' },
  EXPERT_NOT_ELIGIBLE: {
    title: '该专家目前不能承担此专科',
    remedy: '可能不在岗、账号已停用，或独立执业不满三年。请另选一位。',
  },
  ROSTER_OVERLAPS: {
    title: '班次时间有误',
    remedy: '同一班次的时间不能重叠，每班不超过 24 小时。请检查标出的班次。',
  },
  SHIFT_NOT_YOURS: {
    title: '该时段已不能换班',
    remedy: '对方已不在该时段值班，或班次已经开始。请刷新后再选班次。',
  },
  RECORD_NOT_READY: { title: '会诊记录正在生成', remedy: '通常在一分钟内完成，页面会自动更新。' },
};
