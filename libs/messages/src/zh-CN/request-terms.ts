import type {
  AttachmentKind,
  ClinicalFault,
  Complaint,
  ConsentMethod,
  ConsentRelation,
  Need,
  WhyNotPatient,
} from '@jiedui/domain';
import { clinicalTerms, type ClinicalTerms } from './clinical-terms.js';

type Words<K extends string> = Readonly<Record<K, string>>;

/** What templates ask and consents say, keyed by the domain's literals: one without words does not compile. */
export type RequestTerms = ClinicalTerms & {
  readonly complaint: Words<Complaint>;
  readonly file: Words<AttachmentKind>;
  readonly need: Words<Need>;
  readonly fault: Words<ClinicalFault>;
  readonly consentMethod: Words<ConsentMethod>;
  readonly whyNotPatient: Words<WhyNotPatient>;
  readonly consentRelation: Words<ConsentRelation>;
};

export const requestTerms: RequestTerms = {
  complaint: {
    chestPain: '胸痛',
    heartFailure: '心力衰竭、活动后气促',
    palpitations: '心悸、心律失常',
    suddenDeficit: '突发偏瘫、失语（疑似卒中）',
    headache: '头痛',
    seizure: '抽搐、惊厥',
    coughFever: '咳嗽、发热',
    breathlessness: '呼吸困难',
    haemoptysis: '咯血',
    abdominalPain: '慢性腹痛、消化不良',
    digestiveBleeding: '呕血、黑便',
    jaundice: '黄疸',
    diabetes: '血糖控制、糖尿病',
    thyroid: '甲状腺疾病',
    kidneyFailure: '肾功能不全',
    urineProtein: '蛋白尿、水肿',
    newTumour: '新发现的肿块',
    tumourTreatment: '肿瘤治疗方案',
    acuteAbdomen: '急腹症',
    afterOperation: '术后问题',
    fracture: '骨折、外伤',
    backJointPain: '腰背痛、关节痛',
    pregnancyPressure: '妊娠期高血压',
    pregnancyBleeding: '妊娠期、产后出血',
    childFever: '儿童发热',
    childBreathing: '儿童呼吸困难',
    severeInjury: '严重创伤',
    poisoning: '中毒',
    shock: '休克',
    imageReading: '影像会诊读片',
    general: '其他问题',
  },
  ...clinicalTerms,
  file: {
    ecg: '心电图',
    chestImage: '胸片或胸部 CT',
    ct: 'CT',
    mri: '磁共振',
    ultrasound: '超声报告',
    xray: 'X 线片',
    endoscopy: '内镜报告',
    labReport: '化验报告',
    pathologyReport: '病理报告',
    photo: '照片',
    operationRecord: '手术记录',
    foetalMonitoring: '胎心监护',
    growthChart: '生长曲线',
    consentForm: '知情同意书',
    other: '其他附件',
  },
  need: { required: '必填', wished: '建议填写' },
  fault: {
    missing: '尚未填写',
    notANumber: '请填写数字',
    outOfRange: '数值超出合理范围，请核对',
    notAnOption: '请从选项中选择',
    tooLong: '内容过长',
    notADate: '请填写正确的日期',
  },
  consentMethod: { signature: '屏幕签名', form: '扫描的同意书' },
  whyNotPatient: {
    minor: '患者未成年',
    unconscious: '患者意识不清',
    incapable: '患者不能表达意愿',
    protective: '不宜告知患者本人',
    other: '其他原因',
  },
  consentRelation: {
    parent: '父亲或母亲',
    spouse: '配偶',
    child: '子女',
    sibling: '兄弟姐妹',
    grandparent: '祖父母或外祖父母',
    legalGuardian: '法定监护人',
    otherRelative: '其他近亲属',
  },
};
