import { timeZone } from '@jiedui/contracts';
import type { HospitalContent, HospitalGrade } from '@jiedui/contracts';
import {
  areWorkingHoursSound,
  equipmentKinds,
  type GradeClass,
  type GradeLevel,
  hospitalKinds,
  hospitalTiers,
  type ImportFaultCode,
  linkKinds,
  parentRelations,
  programmeFlags,
  specialties,
  specialtyStrengths,
  type WorkingSpan,
} from '@jiedui/domain';
import { messages } from '@jiedui/messages';

/** What can be wrong with a cell by itself. */
export type CellFaultCode = Extract<
  ImportFaultCode,
  'missing' | 'invalid' | 'tooLong' | 'outOfRange' | 'notInList'
>;
export type Parsed<T> = { readonly value: T } | { readonly fault: CellFaultCode };

const fault = (code: CellFaultCode): { readonly fault: CellFaultCode } => ({ fault: code });

const zh = messages['zh-CN'];
const { en } = messages;

/** A choice by its code or its word in either language. */
export function choice<T extends string>(
  choices: readonly T[],
  ...words: readonly Readonly<Record<T, string>>[]
) {
  const byWord = new Map<string, T>();
  for (const one of choices) {
    byWord.set(one.toLowerCase(), one);
    for (const spoken of words) byWord.set(spoken[one].toLowerCase(), one);
  }
  return (cell: string): Parsed<T> => {
    const value = byWord.get(cell.trim().toLowerCase());
    return value === undefined ? fault('notInList') : { value };
  };
}

/** Parts between semicolons, each read by itself; the first that is wrong tells what is wrong. */
export function list<T>(parse: (part: string) => Parsed<T>, keyOf: (item: T) => string, max: number) {
  return (cell: string): Parsed<T[]> => {
    const items: T[] = [];
    for (const part of cell.split(/[;；]/).map((one) => one.trim())) {
      if (part === '') continue;
      const parsed = parse(part);
      if ('fault' in parsed) return parsed;
      items.push(parsed.value);
    }
    if (items.length > max) return fault('tooLong');
    return new Set(items.map(keyOf)).size === items.length ? { value: items } : fault('invalid');
  };
}

export const text =
  (maxLength: number) =>
  (cell: string): Parsed<string> => {
    if (cell.length > maxLength) return fault('tooLong');
    return /\p{Cc}/u.test(cell) ? fault('invalid') : { value: cell };
  };

export const code = (cell: string): Parsed<string> =>
  /^[A-Z0-9][A-Z0-9-]{1,31}$/.test(cell) ? { value: cell } : fault('invalid');

/** As it is written in full elsewhere: six digits of a province end in zeros that say nothing. */
export function region(cell: string): Parsed<string> {
  const digits = cell.replace(/^(\d{2})0000$/, '$1').replace(/^(\d{4})00$/, '$1');
  return /^(\d{2}|\d{4}|\d{6}|\d{9})$/.test(digits) ? { value: digits } : fault('invalid');
}

export const number =
  (max: number, isWhole: boolean) =>
  (cell: string): Parsed<number> => {
    if (!/^-?\d+(\.\d+)?$/.test(cell)) return fault('invalid');
    const value = Number(cell);
    if (isWhole && !Number.isInteger(value)) return fault('invalid');
    return value < 0 || value > max ? fault('outOfRange') : { value };
  };

/** 2021-03-01, 2021/3/1 or 20210301. */
export function day(cell: string): Parsed<string> {
  const [, year, month, date] = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(cell) ?? [];
  if (!year || !month || !date) return fault('invalid');
  const value = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) ? { value } : fault('invalid');
}

export const zone = (cell: string): Parsed<string> =>
  timeZone.safeParse(cell).success ? { value: cell } : fault('notInList');

export const tier = choice(hospitalTiers, zh.hospitals.tier, en.hospitals.tier);
export const kind = choice(hospitalKinds, zh.hospitals.kind, en.hospitals.kind);
export const relation = choice(parentRelations, zh.hospitals.parentRelation, en.hospitals.parentRelation);
export const linkKind = choice(linkKinds, zh.hospitals.linkKind, en.hospitals.linkKind);

const chineseLevels: Readonly<Record<string, GradeLevel>> = { 一: 1, 二: 2, 三: 3 };
const chineseClasses: Readonly<Record<string, GradeClass>> = { 甲: 'A', 乙: 'B', 丙: 'C' };
const ungraded = new Set(['none', zh.hospitals.ungraded, en.hospitals.ungraded.toLowerCase()]);

/** 3A, 三级甲等 or 三甲; a level alone; or that there is none. */
export function grade(cell: string): Parsed<HospitalGrade | null> {
  if (ungraded.has(cell.toLowerCase())) return { value: null };
  const [, level, letter] = /^([123])\s?([ABC])?$/i.exec(cell) ?? [];
  if (level) {
    return {
      value: { level: Number(level) as GradeLevel, class: (letter?.toUpperCase() as GradeClass) ?? null },
    };
  }
  const [, number = '', word] = /^([一二三])级?(?:([甲乙丙])等?|未定等)?$/.exec(cell) ?? [];
  const known = chineseLevels[number];
  return known
    ? { value: { level: known, class: word ? (chineseClasses[word] ?? null) : null } }
    : fault('invalid');
}

export const specialty = choice(specialties, zh.terms.specialty, en.terms.specialty);
const strength = choice(specialtyStrengths, zh.hospitals.strength, en.hospitals.strength);

/** cardiology:nationalKey; without a strength it is an ordinary one. */
export const specialtyList = list<HospitalContent['specialties'][number]>(
  (part) => {
    const [name = '', strong] = part.split(/[:：]/);
    const parsed = specialty(name);
    if ('fault' in parsed) return parsed;
    const parsedStrength = strong === undefined ? { value: 'ordinary' as const } : strength(strong);
    if ('fault' in parsedStrength) return parsedStrength;
    return { value: { specialty: parsed.value, strength: parsedStrength.value } };
  },
  (one) => one.specialty,
  specialties.length,
);

const equipmentKind = choice(equipmentKinds, zh.hospitals.equipment, en.hospitals.equipment);

/** ct:2; without a number it is one. */
export const equipmentList = list<HospitalContent['equipment'][number]>(
  (part) => {
    const [name = '', amount = '1'] = part.split(/[:：]/);
    const parsed = equipmentKind(name);
    if ('fault' in parsed) return parsed;
    const count = number(10_000, true)(amount.trim());
    if ('fault' in count) return count;
    return count.value < 1 ? fault('outOfRange') : { value: { kind: parsed.value, count: count.value } };
  },
  (one) => one.kind,
  equipmentKinds.length,
);

/** 心内科/Cardiology; the English name may be left out. */
export const departmentList = list<HospitalContent['departments'][number]>(
  (part) => {
    const [nameZh = '', nameEn = ''] = part.split('/').map((name) => name.trim());
    if (nameZh === '') return fault('missing');
    return nameZh.length > 60 || nameEn.length > 120 ? fault('tooLong') : { value: { nameZh, nameEn } };
  },
  (one) => one.nameZh,
  200,
);

export const flagList = list(
  choice(programmeFlags, zh.hospitals.flag, en.hospitals.flag),
  String,
  programmeFlags.length,
);

function weekdaysOf(days: string): number[] {
  return days.split(',').flatMap((part) => {
    const [from = Number.NaN, until = from] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, Math.min(until, 7) - from + 1) }, (_, at) => from + at);
  });
}

/** 1-5 08:00-12:00 14:00-18:00; 6 08:00-12:00. Monday is 1. */
export function workingHours(cell: string): Parsed<WorkingSpan[]> {
  const spans: WorkingSpan[] = [];
  for (const part of cell.split(/[;；]/).map((one) => one.trim())) {
    if (!/^[1-7]([-,][1-7])*( \d{1,2}:\d{2}-\d{1,2}:\d{2})+$/.test(part)) return fault('invalid');
    const [days = '', ...hours] = part.split(' ');
    for (const weekday of weekdaysOf(days)) {
      for (const span of hours) {
        const [from = 0, until = 0] = span.split('-').map(minuteOf);
        spans.push({ weekday, fromMinute: from, untilMinute: until });
      }
    }
  }
  const sorted = spans.toSorted((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute);
  return areWorkingHoursSound(sorted) ? { value: sorted } : fault('outOfRange');
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return minutes > 59 ? Number.NaN : hours * 60 + minutes;
}
