import type { attachmentMediaTypes, Locale } from '@jiedui/contracts';
import { locale } from './locale.js';
import type {
  CareSetting,
  ConsentGiver,
  ConsultationAction,
  ConsultationState,
  RequestField,
  Role,
  SessionAction,
  SessionState,
  Sex,
  Specialty,
  Urgency,
} from '@jiedui/domain';

type Words<Literal extends string> = Record<Literal, string>;

/** The field's own words, keyed by the domain's literals: a new literal without words does not compile. */
export type Terms = {
  readonly role: Words<Role>;
  readonly specialty: Words<Specialty>;
  readonly urgency: Words<Urgency>;
  readonly sex: Words<Sex>;
  readonly careSetting: Words<CareSetting>;
  readonly consentGiver: Words<ConsentGiver>;
  readonly field: Words<RequestField>;
  readonly state: Words<ConsultationState>;
  readonly action: Words<ConsultationAction>;
  readonly sessionState: Words<SessionState>;
  readonly sessionAction: Words<SessionAction>;
  readonly mediaType: Words<(typeof attachmentMediaTypes)[number]>;
  readonly locale: Words<Locale>;
};

export const terms: Terms = {
  role: {
    countyDoctor: '县医院医生',
    expert: '会诊专家',
    coordinator: '会诊协调员',
    hospitalAdministrator: '医院管理员',
    supervisor: '卫健监管员',
    platformAdministrator: '平台管理员',
  },
  specialty: {
    cardiology: '心血管内科',
    neurology: '神经内科',
    respiratory: '呼吸内科',
    gastroenterology: '消化内科',
    endocrinology: '内分泌科',
    nephrology: '肾内科',
    oncology: '肿瘤科',
    generalSurgery: '普通外科',
    orthopaedics: '骨科',
    obstetrics: '产科',
    paediatrics: '儿科',
    emergency: '急诊科',
    radiology: '放射科',
  },
  urgency: { routine: '常规', urgent: '加急', emergency: '危急' },
  sex: { female: '女', male: '男', other: '其他' },
  careSetting: { outpatient: '门诊', inpatient: '住院' },
  consentGiver: { patient: '患者本人', guardian: '监护人', relative: '近亲属' },
  field: {
    invitedHospitalId: '受邀医院',
    specialty: '会诊专科',
    urgency: '紧急程度',
    patientAgeYears: '患者年龄',
    patientSex: '患者性别',
    history: '病史摘要',
    question: '会诊问题',
    consentGiver: '知情同意',
  },
  state: {
    draft: '草稿',
    submitted: '待受理',
    informationRequested: '待补充资料',
    accepted: '已受理',
    scheduled: '已预约',
    waiting: '等候入会',
    inSession: '会诊中',
    missed: '爽约',
    opinionDrafted: '意见撰写中',
    signed: '意见已签发',
    acknowledged: '已确认收到',
    closed: '已办结',
    refused: '不予受理',
    expired: '超时失效',
    cancelled: '已撤销',
  },
  action: {
    submit: '提交申请',
    requestInformation: '要求补充资料',
    supplyInformation: '补充完毕，交回',
    accept: '受理',
    refuse: '不予受理',
    reroute: '转派',
    reassign: '改由其他专家',
    schedule: '预约视频会诊',
    reschedule: '改约视频会诊',
    wait: '等候入会',
    start: '开始会诊',
    miss: '记为爽约',
    fallBack: '转为书面答复',
    draftOpinion: '撰写意见',
    sign: '签发会诊意见',
    acknowledge: '确认收到',
    close: '办结',
    discard: '删除草稿',
    cancel: '撤销申请',
    expire: '超时失效',
    reopen: '重新开启',
  },
  sessionState: {
    booked: '已预约',
    waiting: '等待对方进入',
    live: '正在进行',
    ended: '已结束',
    cancelled: '已取消',
  },
  sessionAction: {
    wait: '视频会诊等待对方',
    goLive: '双方到齐，视频会诊开始',
    end: '视频会诊结束',
    cancel: '视频会诊取消',
  },
  mediaType: {
    'image/jpeg': 'JPEG 图片',
    'image/png': 'PNG 图片',
    'image/webp': 'WebP 图片',
    'application/pdf': 'PDF 文件',
  },
  locale,
};
