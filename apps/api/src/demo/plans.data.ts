import type { PlanItemInput } from '@jiedui/contracts';

/** Dates are MM-DD of the plan's year; a leading + is the year after. */
type Post = readonly [name: string, specialty: string, from: string, until: string];

const dated = (year: number, monthDay: string) =>
  monthDay.startsWith('+') ? `${year + 1}-${monthDay.slice(1)}` : `${year}-${monthDay}`;

const post =
  (year: number) =>
  ([personName, specialty, from, until]: Post): PlanItemInput =>
    ({
      kind: 'post',
      personId: null,
      personName,
      title: 'associateChief',
      specialty,
      startsOn: dated(year, from),
      endsOn: dated(year, until),
      note: '',
    }) as PlanItemInput;

/** Four posts and a gap: September has nobody, and one post is too short. */
const posts: readonly Post[] = [
  ['示例派驻甲', 'cardiology', '01-04', '07-05'],
  ['示例派驻乙', 'emergency', '01-04', '07-05'],
  ['示例派驻丙', 'respiratory', '02-01', '08-01'],
  ['示例派驻丁', 'radiology', '07-01', '08-31'],
  ['示例派驻戊', 'neurology', '10-09', '+04-08'],
];

/** Six posts that leave nobody out. */
const fullPosts: readonly Post[] = [
  ['示例派驻己', 'cardiology', '01-01', '06-30'],
  ['示例派驻庚', 'emergency', '01-01', '06-30'],
  ['示例派驻辛', 'respiratory', '03-01', '08-31'],
  ['示例派驻壬', 'radiology', '07-01', '12-31'],
  ['示例派驻癸', 'neurology', '07-01', '12-31'],
];

const others = (year: number): PlanItemInput[] => [
  {
    kind: 'visit',
    personName: '示例专家甲',
    specialty: 'cardiology',
    startsOn: dated(year, '03-16'),
    endsOn: dated(year, '03-18'),
    purpose: '教学查房与疑难病例讨论',
    doneOn: null,
  },
  {
    kind: 'visit',
    personName: '示例专家乙',
    specialty: 'neurology',
    startsOn: dated(year, '09-14'),
    endsOn: dated(year, '09-16'),
    purpose: '卒中单元验收指导',
    doneOn: null,
  },
  { kind: 'department', specialty: 'emergency', name: '胸痛中心', dueOn: dated(year, '10-31'), doneOn: null },
  { kind: 'technique', technique: 'thrombolysisMi', dueOn: dated(year, '05-31'), doneOn: null },
  { kind: 'technique', technique: 'noninvasiveVentilation', dueOn: dated(year, '11-30'), doneOn: null },
  {
    kind: 'apprentice',
    mentorName: '示例派驻甲',
    apprenticeName: '示例医生甲',
    specialty: 'cardiology',
    startsOn: dated(year, '01-04'),
    endsOn: dated(year, '07-05'),
    aim: '独立完成急性心梗溶栓',
  },
  { kind: 'method', name: '死亡病例讨论制度', dueOn: dated(year, '06-30'), doneOn: null },
  {
    kind: 'target',
    indicator: 'transferOutPercent',
    specialty: 'cardiology',
    baseline: 34,
    goal: 22,
  },
  { kind: 'target', indicator: 'capabilityLevel', specialty: 'emergency', baseline: 2, goal: 3 },
  { kind: 'target', indicator: 'localCases', specialty: null, baseline: 2_100, goal: 2_600 },
  { kind: 'target', indicator: 'hospitalGrade', specialty: null, baseline: 6, goal: 7 },
];

/** In the order of their days; those of last year were all reached. */
export const demoMilestones = [
  ['01-31', '人员到岗并完成交接'],
  ['02-15', '签订师带徒协议'],
  ['05-31', '独立开展急性心梗溶栓'],
  ['10-31', '胸痛中心通过验收'],
  ['12-15', '年度总结与下一年计划'],
] as const;

export const demoLines = (year: number, isFull: boolean): PlanItemInput[] => [
  ...(isFull ? fullPosts : posts).map(post(year)),
  ...others(year),
];

/** What the two hospitals and the supervisor thought, quarter by quarter. */
export const demoScores = [
  { staffing: 86, teaching: 78, techniques: 70, milestones: 82, management: 75 },
  { staffing: 88, teaching: 80, techniques: 76, milestones: 74, management: 78 },
  { staffing: 64, teaching: 79, techniques: 81, milestones: 70, management: 80 },
  { staffing: 82, teaching: 84, techniques: 85, milestones: 80, management: 83 },
] as const;

export const demoComments = {
  inviting: '派驻人员带教认真，轮换时建议提前一个月通知。',
  invited: '县医院配合到位，设备申购进度偏慢。',
  supervisor: '注意轮换期间的人员衔接。',
} as const;
