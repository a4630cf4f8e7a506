import type {
  MilestoneState,
  PlanAction,
  PlanIndicator,
  PlanItemKind,
  PlanState,
  PlanTemplateCode,
  Presence,
  ReviewCriterion,
  ReviewSide,
} from '@jiedui/domain';

type Words<Literal extends string> = Record<Literal, string>;

/** The words of yearly plans, keyed by the domain's literals. */
export interface PlanTerms {
  readonly state: Words<PlanState>;
  readonly action: Words<PlanAction>;
  readonly step: Words<PlanAction>;
  readonly template: Words<PlanTemplateCode>;
  readonly presence: Words<Presence>;
  readonly kind: Words<PlanItemKind>;
  readonly indicator: Words<PlanIndicator>;
  /** A value with its unit. */
  readonly value: Words<PlanIndicator>;
  readonly milestoneState: Words<MilestoneState>;
  readonly criterion: Words<ReviewCriterion>;
  readonly side: Words<ReviewSide>;
}

export const planTerms: PlanTerms = {
  state: {
    draft: '草稿',
    proposed: '待对方同意',
    agreed: '双方已同意',
    running: '执行中',
    reviewed: '已评议',
    closed: '已结束',
    dropped: '已作废',
  },
  action: {
    propose: '提交对方',
    agree: '同意计划',
    revise: '退回修改',
    start: '开始执行',
    review: '完成年度评议',
    close: '结束计划',
    breakOff: '提前终止',
    drop: '作废草稿',
  },
  step: {
    propose: '提交对方',
    agree: '同意',
    revise: '退回修改',
    start: '开始执行',
    review: '完成年度评议',
    close: '结束',
    breakOff: '提前终止',
    drop: '作废',
  },
  template: { standard: '常规结对帮扶', group: '组团式帮扶', remote: '远程帮扶' },
  presence: { everyDay: '每天有人在岗', everyMonth: '每月有人在岗', none: '不要求驻点' },
  kind: {
    post: '派驻人员',
    visit: '专家下沉',
    department: '建设专科',
    technique: '引进技术',
    apprentice: '师带徒',
    method: '管理方法',
    target: '目标',
    milestone: '里程碑',
  },
  indicator: {
    capabilityLevel: '专科能力等级',
    transferOutPercent: '县外转诊率',
    localCases: '县内诊治病例',
    hospitalGrade: '医院等级',
    newTechniques: '新开展技术',
    teleconsultations: '远程会诊',
    averageStayDays: '平均住院日',
    caseMixIndex: '病例组合指数',
  },
  value: {
    capabilityLevel: '{{value}} 级',
    transferOutPercent: '{{value}}%',
    localCases: '{{value}} 例/年',
    hospitalGrade: '{{value}}',
    newTechniques: '{{value}} 项',
    teleconsultations: '{{value}} 例/年',
    averageStayDays: '{{value}} 天',
    caseMixIndex: '{{value}}',
  },
  milestoneState: { done: '已完成', overdue: '已逾期', soon: '即将到期', ahead: '未到期' },
  criterion: {
    staffing: '人员派驻',
    teaching: '带教培训',
    techniques: '技术引进',
    milestones: '里程碑进度',
    management: '管理提升',
  },
  side: { inviting: '县级医院', invited: '帮扶医院', supervisor: '卫健监管' },
};
