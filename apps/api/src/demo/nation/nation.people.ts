import { type HospitalRole, nation, specialties, type Specialty } from '@jiedui/domain';
import type { HospitalRecord } from '../../features/hospitals/index.js';
import { demoPractisingSince } from '../demo.data.js';
import { Dice } from './dice.js';
import { bornAt } from './nation.hospitals.js';

const validFrom = bornAt.slice(0, 10);

export interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly password_hash: string;
  readonly locale: string;
  readonly practising_since: string | null;
  readonly created_at: string;
}

export interface PostRow {
  readonly id: string;
  readonly person_id: string;
  readonly hospital_id: string | null;
  readonly region_code: string | null;
  readonly role: string;
  readonly specialties: readonly Specialty[];
  readonly valid_from: string;
}

export interface Staff {
  readonly people: PersonRow[];
  readonly posts: PostRow[];
}

const words = {
  expert: ['合成专家', 'Synthetic Expert'],
  countyDoctor: ['合成医生', 'Synthetic Doctor'],
  coordinator: ['合成协调员', 'Synthetic Coordinator'],
  hospitalAdministrator: ['合成院管', 'Synthetic Hospital Administrator'],
  supervisor: ['合成监管', 'Synthetic Supervisor'],
} as const;

interface Appointment {
  readonly role: keyof typeof words;
  /** Unique within the nation; the account's address is made of it. */
  readonly label: string;
  readonly hospitalId?: string;
  readonly regionCode?: string;
  readonly specialties?: readonly Specialty[];
}

/** Names that nobody bears: what somebody does, and where. */
export function appoint(seed: string, passwordHash: string, appointment: Appointment): [PersonRow, PostRow] {
  const { role, label, hospitalId, regionCode } = appointment;
  const id = Dice.id(seed, `person/${label}`);
  const [zh, en] = words[role];
  const person = {
    id,
    email: `${label.toLowerCase()}@nation.example`,
    name_zh: `${zh} ${label}`,
    name_en: `${en} ${label}`,
    password_hash: passwordHash,
    locale: 'zh-CN',
    practising_since: role === 'expert' ? demoPractisingSince : null,
    created_at: bornAt,
  };
  const post = {
    id: Dice.id(seed, `post/${label}`),
    person_id: id,
    hospital_id: hospitalId ?? null,
    region_code: regionCode ?? null,
    role,
    specialties: appointment.specialties ?? [],
    valid_from: validFrom,
  };
  return [person, post];
}

const staffOf: Record<'top' | 'county', readonly (readonly [role: HospitalRole, count: number])[]> = {
  top: [
    ['expert', 4],
    ['coordinator', 1],
    ['hospitalAdministrator', 1],
  ],
  county: [
    ['countyDoctor', 3],
    ['coordinator', 1],
    ['hospitalAdministrator', 1],
  ],
};

/** An expert answers for some of what the hospital is strong in. */
function answeredBy(dice: Dice, { specialties: strong }: HospitalRecord): Specialty[] {
  const known = strong.map(({ specialty }) => specialty);
  return dice.shuffled(known.length > 0 ? known : specialties).slice(0, dice.between(1, 3));
}

export function hospitalStaff(
  seed: string,
  passwordHash: string,
  kind: 'top' | 'county',
  record: HospitalRecord,
): [PersonRow, PostRow][] {
  const dice = new Dice(seed, `staff/${record.code}`);
  return staffOf[kind].flatMap(([role, count]) =>
    Array.from({ length: count }, (_, at) =>
      appoint(seed, passwordHash, {
        role,
        label: `${record.code}-${role}-${at + 1}`,
        hospitalId: record.id,
        specialties: role === 'expert' ? answeredBy(dice, record) : [],
      }),
    ),
  );
}

/** One for the nation and one for each province. */
export const supervisors = (
  seed: string,
  passwordHash: string,
  provinces: readonly string[],
): [PersonRow, PostRow][] =>
  [nation, ...provinces].map((regionCode) =>
    appoint(seed, passwordHash, { role: 'supervisor', label: `supervisor-${regionCode}`, regionCode }),
  );
