import type { Role, Specialty } from '@jiedui/domain';

interface DemoHospital {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly timeZone: string;
}

interface DemoPerson {
  readonly email: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly hospital: string;
  readonly role: Role;
  readonly specialties: readonly Specialty[];
}

/** Made-up hospitals and people: none of them exists. */
export const demoHospitals: readonly DemoHospital[] = [
  {
    code: 'TOP-A',
    nameZh: '江海大学附属示范医院',
    nameEn: 'Jianghai Demonstration University Hospital',
    timeZone: 'Asia/Shanghai',
  },
  {
    code: 'TOP-B',
    nameZh: '云山示范省立医院',
    nameEn: 'Yunshan Demonstration Provincial Hospital',
    timeZone: 'Asia/Shanghai',
  },
  {
    code: 'COUNTY-A',
    nameZh: '青禾县人民医院',
    nameEn: 'Qinghe Demonstration County Hospital',
    timeZone: 'Asia/Shanghai',
  },
  {
    code: 'COUNTY-B',
    nameZh: '白杨县人民医院',
    nameEn: 'Baiyang Demonstration County Hospital',
    timeZone: 'Asia/Urumqi',
  },
];

export const demoPairings: readonly (readonly [inviting: string, invited: string])[] = [
  ['COUNTY-A', 'TOP-A'],
  ['COUNTY-B', 'TOP-A'],
  ['COUNTY-B', 'TOP-B'],
];

const none: readonly Specialty[] = [];

/** The first of each role is the account that is shown at the start. */
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
];

/** The demo's own; published, so never to be used where real patients are. */
export const demoPassword = 'jiedui-demo';

export const demoLimits = { emergency: 30, urgent: 240, routine: 2_880 } as const;
