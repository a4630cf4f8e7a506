/** Units that figures in a request are told in. */
export const answerUnits = [
  'mmHg',
  'perMinute',
  'celsius',
  'percent',
  'hours',
  'days',
  'weeks',
  'years',
  'kilograms',
  'centimetres',
  'millimetres',
  'millimolesPerLitre',
  'micromolesPerLitre',
  'gramsPerLitre',
  'nanogramsPerMillilitre',
  'picogramsPerMillilitre',
  'tenToNinePerLitre',
  'gramsPerDay',
  'millilitresPerDay',
  'microInternationalUnitsPerMillilitre',
  'points',
  'packYears',
] as const;
export type AnswerUnit = (typeof answerUnits)[number];

/** A figure outside of its range is a slip of the pen, not an answer: the ranges are what a living body can show. */
export interface NumberField {
  readonly kind: 'number';
  readonly unit: AnswerUnit;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}
export interface ChoiceField {
  readonly kind: 'choice';
  readonly options: readonly string[];
}
export interface TextField {
  readonly kind: 'text';
  readonly maxLength: number;
}
/** A day of the Gregorian calendar, `YYYY-MM-DD`. */
export interface DateField {
  readonly kind: 'date';
}
export type AnswerFieldShape = NumberField | ChoiceField | TextField | DateField;

const number = <const Unit extends AnswerUnit>(unit: Unit, min: number, max: number, decimals = 0) =>
  ({ kind: 'number', unit, min, max, decimals }) as const;
const choice = <const Options extends readonly string[]>(...options: Options) =>
  ({ kind: 'choice', options }) as const;
const text = (maxLength = 500) => ({ kind: 'text', maxLength }) as const;
const date = { kind: 'date' } as const;

const yesNo = choice('yes', 'no', 'unknown');

/** Every fact that a template may ask for, once: the same fact keeps its answer when the complaint is changed. */
export const clinicalFields = {
  onsetHours: number('hours', 0, 720, 1),
  durationDays: number('days', 0, 3_650),
  lastKnownWellHours: number('hours', 0, 168, 1),
  course: choice('improving', 'stable', 'worsening', 'fluctuating'),
  systolicPressure: number('mmHg', 30, 300),
  diastolicPressure: number('mmHg', 10, 200),
  heartRate: number('perMinute', 20, 300),
  respiratoryRate: number('perMinute', 4, 120),
  temperature: number('celsius', 30, 43, 1),
  oxygenSaturation: number('percent', 30, 100),
  consciousness: choice('alert', 'drowsy', 'confused', 'unresponsive'),
  comaScore: number('points', 3, 15),
  strokeScore: number('points', 0, 42),
  bloodGlucose: number('millimolesPerLitre', 0.5, 80, 1),
  weight: number('kilograms', 0.3, 350, 1),
  height: number('centimetres', 25, 250),
  painCharacter: choice('crushing', 'stabbing', 'burning', 'colicky', 'dull'),
  painRadiates: yesNo,
  troponinRaised: choice('raised', 'normal', 'notDone'),
  ejectionFraction: number('percent', 5, 90),
  natriureticPeptide: number('picogramsPerMillilitre', 0, 100_000),
  functionalClass: choice('classOne', 'classTwo', 'classThree', 'classFour'),
  syncope: yesNo,
  anticoagulated: yesNo,
  limbWeakness: choice('none', 'left', 'right', 'bothSides'),
  speechAffected: yesNo,
  seizureMinutes: text(200),
  smoking: number('packYears', 0, 200),
  sputum: choice('none', 'white', 'purulent', 'bloody'),
  oxygenNeeded: choice('roomAir', 'nasalCannula', 'mask', 'ventilator'),
  whiteCells: number('tenToNinePerLitre', 0, 500, 1),
  haemoglobin: number('gramsPerLitre', 20, 250),
  platelets: number('tenToNinePerLitre', 0, 2_000),
  bleedingAmount: choice('traces', 'moderate', 'massive'),
  stoolColour: choice('normalStool', 'blackStool', 'bloodyStool', 'paleStool'),
  abdominalSigns: choice('soft', 'tender', 'guarding', 'rigid'),
  lastMealHours: number('hours', 0, 240),
  bilirubin: number('micromolesPerLitre', 0, 1_500, 1),
  creatinine: number('micromolesPerLitre', 5, 3_000),
  potassium: number('millimolesPerLitre', 1, 10, 1),
  urineOutput: number('millilitresPerDay', 0, 15_000),
  proteinuria: number('gramsPerDay', 0, 50, 1),
  glycatedHaemoglobin: number('percent', 3, 20, 1),
  thyrotropin: number('microInternationalUnitsPerMillilitre', 0, 500, 2),
  tumourSite: text(200),
  tumourStage: text(200),
  pathology: text(1_000),
  performanceStatus: choice('ecogZero', 'ecogOne', 'ecogTwo', 'ecogThree', 'ecogFour'),
  weightLoss: number('kilograms', 0, 100, 1),
  operationDate: date,
  operationName: text(200),
  injuryDate: date,
  injuryMechanism: text(500),
  openWound: yesNo,
  bloodFlowDistal: choice('intact', 'reduced', 'absent'),
  gestationWeeks: number('weeks', 3, 45),
  lastPeriod: date,
  foetalHeartRate: number('perMinute', 50, 240),
  parity: text(100),
  vaccinated: yesNo,
  feeding: choice('normalFeeding', 'reducedFeeding', 'noFeeding'),
  substance: text(300),
  examinedOn: date,
  examinedPart: text(200),
  currentTreatment: text(1_000),
  allergies: text(300),
} as const satisfies Record<string, AnswerFieldShape>;

export type AnswerKey = keyof typeof clinicalFields;
export const answerKeys = Object.keys(clinicalFields) as AnswerKey[];
export const isAnswerKey = (key: string): key is AnswerKey => Object.hasOwn(clinicalFields, key);

export type ClinicalField = (typeof clinicalFields)[AnswerKey];
/** Every option of every choice; one that means the same has the same name. */
export type AnswerOption = Extract<ClinicalField, { kind: 'choice' }>['options'][number];

export type AnswerValue = string | number;
/** What was filled in; what was not is not there. */
export type ClinicalAnswers = Readonly<Partial<Record<AnswerKey, AnswerValue>>>;
