import type { ErrorWords } from './error-words.js';

/** Of pairings, plans and what comes of them. */
export const programmeErrors = {
  AGREEMENT_MISSING: {
    title: '与该医院没有有效的结对协议',
    remedy: '请选择其他结对医院，或联系本院会诊协调员。',
  },
  AGREEMENT_NOT_CONCLUDED: {
    title: '与该医院的协议还没有签成',
    remedy: '协议正在商定。请选择其他结对医院，或请本院会诊协调员尽快签署。',
  },
  AGREEMENT_NOT_YET_ACTIVE: {
    title: '与该医院的协议尚未生效',
    remedy: '请等到生效日，或先选择其他结对医院。',
  },
  AGREEMENT_SUSPENDED: {
    title: '与该医院的协议已暂停',
    remedy: '请选择其他结对医院，或请本院会诊协调员了解何时恢复。',
  },
  AGREEMENT_EXPIRED: {
    title: '与该医院的协议已到期',
    remedy: '请选择其他结对医院，或请本院会诊协调员办理续签。',
  },
  AGREEMENT_ENDED: {
    title: '与该医院的协议已终止',
    remedy: '请选择其他结对医院，或联系本院会诊协调员。',
  },
  AGREEMENT_INCOMPLETE: { title: '协议还没有填写完整', remedy: '请补全标出的条款后再提交。' },
  AGREEMENT_TERM_PAST: { title: '协议期限已经过去', remedy: '请把截止日改为今天或以后。' },
  AGREEMENT_ALREADY_OPEN: {
    title: '双方已有一份正在商定的协议',
    remedy: '请先完成或撤回那一份，再起草新的。',
  },
  AGREEMENT_ALREADY_ACCEPTED: { title: '贵方已经签署', remedy: '无需再次签署；如要退出，请撤回。' },
  AGREEMENT_SAME_PERSON: {
    title: '同一人不能代表双方签署',
    remedy: '请由另一位协调员为另一方签署。',
  },
  AGREEMENT_ACCEPTANCE_MISSING: {
    title: '贵方还没有签署',
    remedy: '如不同意，请谢绝；如同意，请先签署。',
  },
  AGREEMENT_SUSPENDED_BY_OTHER: {
    title: '暂停不是由贵方作出的',
    remedy: '请联系作出暂停的一方恢复协议。',
  },
  AGREEMENT_STILL_RUNS: { title: '协议仍在期限内', remedy: '请等期满，或提前终止。' },
  AGREEMENT_STATE_CONFLICT: { title: '协议状态已变化', remedy: '页面已更新为最新状态，请查看后再操作。' },
  OUTCOME_FILE_UNREADABLE: {
    title: '无法读取这个文件',
    remedy: '请使用模板，保留表头，不超过一万行。',
  },
  OUTCOME_IMPORT_OUTDATED: {
    title: '检查之后数据有了变化',
    remedy: '请重新上传文件检查一次。',
  },
  PROGRAMME_CODE_TAKEN: { title: '这个项目编码已被使用', remedy: '请换一个编码。' },
  TARGET_ALREADY_SET: { title: '这家医院已有同样的目标', remedy: '请修改原有目标。' },
  TARGET_INVALID: {
    title: '目标内容不正确',
    remedy: '请按目标类型选择内容；资金目标要填写金额，达成日期不能晚于今天。',
  },
  REPORT_NOT_READY: {
    title: '报告不可下载',
    remedy: '报告生成完成后、过期之前才能下载；过期的请重新生成。',
  },
  SLOT_PLAN_NO_DEMAND: {
    title: '近一年没有会诊申请，无法排号源',
    remedy: '有申请后再来，或请联系对口的受援医院。',
  },
  SLOT_PLAN_DATES_INVALID: { title: '日期不合适', remedy: '请选择明天起 90 天以内开始的日期。' },
  SLOT_PLAN_BLOCK_INVALID: {
    title: '有时段不在工作时间内，或互相重叠',
    remedy: '请检查日期是否上班、时间是否在本院工作时间内，同一专科的时段不能重叠。',
  },
  SLOT_PLAN_OVER_BUDGET: {
    title: '超出专家日预算',
    remedy: '请减少固定时段的天数，或改为待召。预算不超过每周两次所用的专家日。',
  },
  SLOT_PLAN_EXPERT_INVALID: { title: '该专家不出这个专科', remedy: '请选择本院该专科的在任专家。' },
  SLOT_PLAN_MOVED_ON: { title: '排班计划已有变化', remedy: '已为您重新载入，请看过后再操作。' },
  SNOOZE_DATE_INVALID: { title: '到期日不合适', remedy: '请选择明天起 60 天以内的日期。' },
  PLAN_EXISTS: { title: '这一年已有计划', remedy: '请打开已有的计划修改，或选择其他年度。' },
  PLAN_MOVED_ON: { title: '计划的状态已变化', remedy: '页面已显示最新状态，请查看后再操作。' },
  PLAN_EMPTY: { title: '计划还是空的', remedy: '请至少填写一项内容后再提交对方。' },
  PLAN_NOT_YET: { title: '还没到时间', remedy: '计划在年度开始后启动，季度在最后一个月起评议。' },
  PLAN_REVIEWS_MISSING: { title: '季度评议还不完整', remedy: '请双方先完成各季度的评议。' },
  PLAN_REVIEW_SAME_PERSON: {
    title: '同一人不能代表两方评议',
    remedy: '您已为另一方评议过这个季度，请由另一位协调员为这一方评议。',
  },
  PLAN_DATES_INVALID: {
    title: '日期不合要求',
    remedy: '起止须先后有序并落在计划年度内；完成日期不能晚于今天。',
  },
  PLAN_LINE_DOUBLE: {
    title: '计划中已有相同的一项',
    remedy: '同一人的派驻时间不能重叠，同一技术或指标只列一次。',
  },
  PLAN_EVIDENCE_MISSING: { title: '里程碑缺少佐证', remedy: '请先上传佐证文件；已完成的里程碑须保留佐证。' },
  QUESTIONNAIRE_INCOMPLETE: { title: '问卷尚未填写完整', remedy: '请补全标出的项目后再提交。' },
  QUESTIONNAIRE_UNCHANGED: { title: '与已提交的版本相同', remedy: '没有需要提交的改动。' },
  QUESTIONNAIRE_SUPERSEDED: {
    title: '已有新版本提交',
    remedy: '请先查看新版本与草稿的差异，再决定是否提交。',
  },
  QUESTIONNAIRE_FILE_TOO_LARGE: { title: '文件太大', remedy: '最多 5,000 行、8 MB，请拆分后再上传。' },
  QUESTIONNAIRE_FILE_UNREADABLE: {
    title: '无法读取这个文件',
    remedy: '请检查文件是否完整，并使用模板的表头。',
  },
  MATCHING_NOTHING_ASKED: {
    title: '这里没有医院提出帮扶需求',
    remedy: '请先填写需求问卷并提交，再生成匹配方案。',
  },
  MATCHING_ALREADY_RUNNING: {
    title: '您有一个匹配方案正在计算',
    remedy: '请等它完成，或先取消它，再生成新的方案。',
  },
  MATCHING_WISH_IMPOSSIBLE: {
    title: '这个设想无法实现',
    remedy: '该医院不提供所需专科，或名额已全部锁定。请换一家医院或先解除锁定。',
  },
  MATCHES_ALREADY_TAKEN: {
    title: '部分建议已被采纳，或名额已用完',
    remedy: '本次没有采纳任何一项。请重新选择。',
  },
  MATCHES_NONE_OPEN: {
    title: '没有可由您采纳的建议',
    remedy: '其余建议已被采纳、名额已满，或两家医院正在商议另一份协议。',
  },
} satisfies Partial<ErrorWords>;
