import type { Role, Specialty } from '@jiedui/domain';

interface DemoPerson {
  readonly email: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly role: Role;
  /** Of roles that are held at a hospital. */
  readonly hospital?: string;
  /** Of supervisors. */
  readonly regionCode?: string;
  readonly specialties: readonly Specialty[];
}

const none: readonly Specialty[] = [];

/** None of them exists. The first of each role is the account that is shown at the start. */
export const demoPeople: readonly DemoPerson[] = [
  {
    email: 'doctor@county-a.example',
    nameZh: '示例医生甲',
    nameEn: 'Demo Doctor One',
    hospital: 'COUNTY-A',
    role: 'countyDoctor',
    specialties: none,
  },
  {
    email: 'expert@top-a.example',
    nameZh: '示例专家甲',
    nameEn: 'Demo Expert One',
    hospital: 'TOP-A',
    role: 'expert',
    specialties: ['cardiology', 'respiratory', 'emergency'],
  },
  {
    email: 'coordinator@top-a.example',
    nameZh: '示例协调员甲',
    nameEn: 'Demo Coordinator One',
    hospital: 'TOP-A',
    role: 'coordinator',
    specialties: none,
  },
  {
    email: 'expert2@top-a.example',
    nameZh: '示例专家乙',
    nameEn: 'Demo Expert Two',
    hospital: 'TOP-A',
    role: 'expert',
    specialties: ['neurology', 'radiology', 'cardiology'],
  },
  {
    email: 'coordinator@county-a.example',
    nameZh: '示例协调员乙',
    nameEn: 'Demo Coordinator Two',
    hospital: 'COUNTY-A',
    role: 'coordinator',
    specialties: none,
  },
  {
    email: 'doctor@county-b.example',
    nameZh: '示例医生乙',
    nameEn: 'Demo Doctor Two',
    hospital: 'COUNTY-B',
    role: 'countyDoctor',
    specialties: none,
  },
  {
    email: 'expert@top-b.example',
    nameZh: '示例专家丙',
    nameEn: 'Demo Expert Three',
    hospital: 'TOP-B',
    role: 'expert',
    specialties: ['obstetrics', 'paediatrics'],
  },
  {
    email: 'assistance@top-b.example',
    nameZh: '示例协调员丙',
    nameEn: 'Demo Coordinator Three',
    hospital: 'TOP-B',
    role: 'coordinator',
    specialties: none,
  },
  {
    email: 'administrator@county-a.example',
    nameZh: '示例院管甲',
    nameEn: 'Demo Hospital Administrator One',
    hospital: 'COUNTY-A',
    role: 'hospitalAdministrator',
    specialties: none,
  },
  {
    email: 'administrator@top-a.example',
    nameZh: '示例院管乙',
    nameEn: 'Demo Hospital Administrator Two',
    hospital: 'TOP-A',
    role: 'hospitalAdministrator',
    specialties: none,
  },
  {
    email: 'supervisor@yunnan.example',
    nameZh: '示例监管甲',
    nameEn: 'Demo Supervisor One',
    regionCode: '53',
    role: 'supervisor',
    specialties: none,
  },
  {
    email: 'admin@jiedui.example',
    nameZh: '示例平台管理员',
    nameEn: 'Demo Platform Administrator',
    role: 'platformAdministrator',
    specialties: none,
  },
];

/** The demo's own; published, so never to be used where real patients are. */
export const demoPassword = 'jiedui-demo';

export const demoLimits = { emergency: 30, urgent: 240, routine: 2_880 } as const;
export const demoAnswerLimits = { emergency: 720, urgent: 1_440, routine: 4_320 } as const;
/** Long enough ago for a consulting expert. */
export const demoPractisingSince = '2008-07-01';

/** The text of agreements that nobody wrote, by their columns. */
export const agreementWords = {
  purpose: '通过远程会诊、带教和驻点帮扶，提升县级医院常见病、多发病的诊疗能力，让患者就近看好病。',
  inviting_duties: '如实提供病历资料，落实会诊建议，安排人员参加带教，每季度反馈转诊与疗效数据。',
  invited_duties: '按约定时限答复会诊，选派符合条件的专家，协助建设专科并开展教学查房。',
  inviting_liability: '对患者承担诊疗责任，对所提供资料的真实性和完整性负责。',
  invited_liability: '对所出具意见的专业水准负责，不直接承担患者的诊疗责任。',
  fees: '会诊费按双方所在地公示标准执行，由邀请方统一结算。',
} as const;
