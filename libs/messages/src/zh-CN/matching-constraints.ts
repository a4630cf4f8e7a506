import type { MatchConstraint } from '@jiedui/contracts';

type Kind = MatchConstraint['kind'];

/** A wish or a rule in words. `{{county}}` and `{{top}}` may stand for "each" and "any". */
const constraint: Record<Kind, string> = {
  pin: '锁定：{{county}}的{{specialty}}由{{top}}帮扶',
  ban: '排除：{{county}}的{{specialty}}不由{{top}}帮扶',
  places: '{{top}}有 {{limit}} 个名额',
  noOffer: '{{top}}在{{specialty}}上不强于{{county}}，无法帮扶',
  lead: '{{county}}必须有牵头帮扶医院',
  minPosts: '{{county}}的团队至少 {{limit}} 人',
  maxPosts: '{{county}}的团队最多 {{limit}} 人',
  perHospital: '{{county}}的团队中，每家医院最多 {{limit}} 人',
  maxPartners: '{{county}}最多 {{limit}} 家帮扶医院',
  maxDropped: '最多放弃 {{limit}} 对现有结对',
};

/** What one can do about it. */
const remedy: Record<Kind, string> = {
  pin: '解除这项锁定',
  ban: '取消这项排除',
  places: '请该院在优势问卷中增加可派人数，或少锁定它几次',
  noOffer: '换一家医院，或更新双方问卷中的能力级别',
  lead: '不要求牵头，或扩大帮扶医院的地区范围',
  minPosts: '降低团队最少人数，或扩大帮扶医院的地区范围',
  maxPosts: '提高团队最多人数，或减少锁定',
  perHospital: '提高每家最多人数',
  maxPartners: '提高帮扶医院数量上限',
  maxDropped: '允许放弃更多现有结对',
};

/** Where a constraint names no hospital or specialty. */
const anybody = {
  county: '各县级医院',
  top: '任一帮扶医院',
  specialty: '所有专科',
  noOffer: '范围内没有医院在{{specialty}}上强于{{county}}',
};

export const matchingConstraints = { constraint, remedy, anybody };
