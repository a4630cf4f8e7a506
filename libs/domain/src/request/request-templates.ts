import type { Specialty } from '../access/actor.js';
import type { AnswerKey } from './answer-fields.js';
import type {
  Complaint,
  Need,
  RequestTemplate,
  TemplateReference,
  WantedFileKind,
} from './request-template.js';

interface Wording {
  readonly required: readonly AnswerKey[];
  readonly wished: readonly AnswerKey[];
  readonly files?: readonly WantedFileKind[];
  readonly requiredFiles?: readonly WantedFileKind[];
}

const firstDay = '2026-01-01';
const needing = <T>(need: Need, keys: readonly T[]) => keys.map((key) => ({ key, need }));

function template(id: Complaint, specialties: readonly Specialty[], wording: Wording): RequestTemplate {
  const { required, wished, files = [], requiredFiles = [] } = wording;
  return {
    id,
    version: 1,
    specialties,
    validFrom: firstDay,
    validUntil: null,
    fields: [...needing('required', required), ...needing('wished', [...wished, ...closing])],
    files: [...needing('required', requiredFiles), ...needing('wished', files)].map(({ key, need }) => ({
      kind: key,
      need,
    })),
  };
}

/** Asked whatever the complaint is. */
const closing = ['currentTreatment', 'allergies'] as const;
const pressure = ['systolicPressure', 'diastolicPressure'] as const;

/** What the product ships with: plain clinical minimum sets, by nobody's order, to be replaced by newer versions. */
export const requestTemplates: readonly RequestTemplate[] = [
  template('chestPain', ['cardiology', 'emergency'], {
    required: ['onsetHours', ...pressure, 'heartRate'],
    wished: ['painCharacter', 'painRadiates', 'troponinRaised', 'oxygenSaturation'],
    requiredFiles: ['ecg'],
    files: ['labReport', 'chestImage'],
  }),
  template('heartFailure', ['cardiology'], {
    required: ['functionalClass', ...pressure, 'heartRate'],
    wished: [
      'oxygenSaturation',
      'ejectionFraction',
      'natriureticPeptide',
      'creatinine',
      'potassium',
      'weight',
    ],
    files: ['ecg', 'ultrasound', 'chestImage', 'labReport'],
  }),
  template('palpitations', ['cardiology'], {
    required: ['durationDays', 'heartRate', 'systolicPressure', 'syncope'],
    wished: ['anticoagulated', 'potassium', 'thyrotropin'],
    requiredFiles: ['ecg'],
    files: ['labReport', 'ultrasound'],
  }),
  template('suddenDeficit', ['neurology', 'emergency'], {
    required: ['lastKnownWellHours', 'consciousness', 'limbWeakness', 'speechAffected', ...pressure],
    wished: ['strokeScore', 'bloodGlucose', 'anticoagulated', 'platelets'],
    requiredFiles: ['ct'],
    files: ['labReport', 'ecg', 'mri'],
  }),
  template('headache', ['neurology'], {
    required: ['durationDays', 'course', 'consciousness', 'systolicPressure'],
    wished: ['temperature', 'limbWeakness', 'anticoagulated'],
    files: ['ct', 'mri', 'labReport'],
  }),
  template('seizure', ['neurology', 'paediatrics'], {
    required: ['onsetHours', 'seizureMinutes', 'consciousness'],
    wished: ['temperature', 'bloodGlucose', 'comaScore', 'weight'],
    files: ['ct', 'mri', 'labReport'],
  }),
  template('coughFever', ['respiratory'], {
    required: ['durationDays', 'temperature', 'oxygenSaturation', 'respiratoryRate'],
    wished: ['sputum', 'oxygenNeeded', 'whiteCells', 'smoking', 'course'],
    requiredFiles: ['chestImage'],
    files: ['labReport', 'ct'],
  }),
  template('breathlessness', ['respiratory', 'emergency'], {
    required: ['onsetHours', 'oxygenSaturation', 'respiratoryRate', 'oxygenNeeded'],
    wished: ['heartRate', 'systolicPressure', 'smoking', 'natriureticPeptide'],
    files: ['chestImage', 'ecg', 'labReport', 'ct'],
  }),
  template('haemoptysis', ['respiratory'], {
    required: ['durationDays', 'bleedingAmount', 'oxygenSaturation', 'systolicPressure'],
    wished: ['haemoglobin', 'platelets', 'anticoagulated', 'smoking'],
    files: ['ct', 'chestImage', 'labReport'],
  }),
  template('abdominalPain', ['gastroenterology'], {
    required: ['durationDays', 'painCharacter', 'abdominalSigns', 'temperature'],
    wished: ['stoolColour', 'whiteCells', 'weightLoss', 'bilirubin'],
    files: ['ultrasound', 'ct', 'endoscopy', 'labReport'],
  }),
  template('digestiveBleeding', ['gastroenterology', 'emergency'], {
    required: ['onsetHours', 'bleedingAmount', ...pressure, 'heartRate', 'haemoglobin'],
    wished: ['stoolColour', 'platelets', 'anticoagulated', 'consciousness'],
    files: ['endoscopy', 'labReport'],
  }),
  template('jaundice', ['gastroenterology'], {
    required: ['durationDays', 'bilirubin', 'temperature'],
    wished: ['stoolColour', 'weightLoss', 'haemoglobin', 'platelets'],
    files: ['ultrasound', 'ct', 'mri', 'labReport'],
  }),
  template('diabetes', ['endocrinology'], {
    required: ['bloodGlucose', 'durationDays', 'consciousness'],
    wished: ['glycatedHaemoglobin', 'potassium', 'creatinine', 'weight', 'height', 'systolicPressure'],
    files: ['labReport'],
  }),
  template('thyroid', ['endocrinology'], {
    required: ['durationDays', 'heartRate', 'thyrotropin'],
    wished: ['weightLoss', 'temperature', 'whiteCells'],
    files: ['ultrasound', 'labReport'],
  }),
  template('kidneyFailure', ['nephrology'], {
    required: ['creatinine', 'potassium', 'urineOutput', 'systolicPressure'],
    wished: ['durationDays', 'haemoglobin', 'proteinuria', 'weight'],
    files: ['labReport', 'ultrasound', 'ecg'],
  }),
  template('urineProtein', ['nephrology'], {
    required: ['durationDays', 'creatinine', 'systolicPressure'],
    wished: ['proteinuria', 'haemoglobin', 'glycatedHaemoglobin'],
    requiredFiles: ['labReport'],
    files: ['ultrasound', 'pathologyReport'],
  }),
  template('newTumour', ['oncology'], {
    required: ['tumourSite', 'durationDays', 'performanceStatus'],
    wished: ['weightLoss', 'pathology', 'haemoglobin'],
    files: ['ct', 'mri', 'pathologyReport', 'labReport', 'ultrasound'],
  }),
  template('tumourTreatment', ['oncology'], {
    required: ['tumourSite', 'tumourStage', 'pathology', 'performanceStatus'],
    wished: ['operationDate', 'operationName', 'whiteCells', 'platelets', 'creatinine'],
    requiredFiles: ['pathologyReport'],
    files: ['ct', 'mri', 'operationRecord', 'labReport'],
  }),
  template('acuteAbdomen', ['generalSurgery', 'emergency'], {
    required: ['onsetHours', 'abdominalSigns', 'temperature', ...pressure, 'heartRate'],
    wished: ['lastMealHours', 'whiteCells', 'anticoagulated'],
    files: ['ct', 'ultrasound', 'xray', 'labReport'],
  }),
  template('afterOperation', ['generalSurgery'], {
    required: ['operationDate', 'operationName', 'temperature', 'course'],
    wished: ['whiteCells', 'haemoglobin', 'abdominalSigns'],
    files: ['operationRecord', 'ct', 'photo', 'labReport'],
  }),
  template('fracture', ['orthopaedics', 'emergency'], {
    required: ['injuryDate', 'injuryMechanism', 'openWound', 'bloodFlowDistal'],
    wished: ['anticoagulated', 'haemoglobin', 'lastMealHours'],
    requiredFiles: ['xray'],
    files: ['ct', 'photo'],
  }),
  template('backJointPain', ['orthopaedics'], {
    required: ['durationDays', 'course', 'limbWeakness'],
    wished: ['temperature', 'weight', 'height'],
    files: ['xray', 'mri', 'labReport'],
  }),
  template('pregnancyPressure', ['obstetrics'], {
    required: ['gestationWeeks', ...pressure, 'foetalHeartRate'],
    wished: ['proteinuria', 'platelets', 'creatinine', 'parity'],
    files: ['labReport', 'ultrasound', 'foetalMonitoring'],
  }),
  template('pregnancyBleeding', ['obstetrics'], {
    required: ['gestationWeeks', 'bleedingAmount', ...pressure, 'heartRate'],
    wished: ['foetalHeartRate', 'haemoglobin', 'platelets', 'parity', 'lastPeriod'],
    files: ['ultrasound', 'foetalMonitoring', 'labReport'],
  }),
  template('childFever', ['paediatrics'], {
    required: ['durationDays', 'temperature', 'weight', 'consciousness'],
    wished: ['feeding', 'heartRate', 'whiteCells', 'vaccinated'],
    files: ['labReport', 'photo', 'chestImage'],
  }),
  template('childBreathing', ['paediatrics'], {
    required: ['onsetHours', 'respiratoryRate', 'oxygenSaturation', 'weight'],
    wished: ['temperature', 'feeding', 'oxygenNeeded', 'vaccinated'],
    files: ['chestImage', 'labReport', 'growthChart'],
  }),
  template('severeInjury', ['emergency', 'generalSurgery'], {
    required: ['onsetHours', 'injuryMechanism', 'comaScore', ...pressure, 'heartRate'],
    wished: ['oxygenSaturation', 'haemoglobin', 'openWound', 'bleedingAmount'],
    files: ['ct', 'xray', 'photo', 'ultrasound'],
  }),
  template('poisoning', ['emergency'], {
    required: ['substance', 'onsetHours', 'consciousness', 'systolicPressure', 'heartRate'],
    wished: ['oxygenSaturation', 'comaScore', 'creatinine', 'weight'],
    files: ['labReport', 'ecg', 'photo'],
  }),
  template('shock', ['emergency'], {
    required: ['onsetHours', ...pressure, 'heartRate', 'consciousness'],
    wished: ['oxygenSaturation', 'temperature', 'urineOutput', 'haemoglobin'],
    files: ['ecg', 'labReport', 'ultrasound', 'ct'],
  }),
  template('imageReading', ['radiology'], {
    required: ['examinedPart', 'examinedOn'],
    wished: ['durationDays', 'creatinine', 'operationDate'],
    files: ['ct', 'mri', 'xray', 'chestImage', 'ultrasound'],
  }),
  template('general', [], {
    required: [],
    wished: ['durationDays', 'course', ...pressure, 'heartRate', 'temperature'],
    files: ['labReport', 'photo'],
  }),
];

const isValidOn = ({ validFrom, validUntil }: RequestTemplate, day: string): boolean =>
  validFrom <= day && (validUntil === null || day <= validUntil);

/** The version of each template that holds on a day (`YYYY-MM-DD`), those of one specialty before those of all. */
export function templatesOn(
  day: string,
  specialty?: Specialty | null,
  templates: readonly RequestTemplate[] = requestTemplates,
): RequestTemplate[] {
  const newest = new Map<Complaint, RequestTemplate>();
  for (const one of templates) {
    const known = newest.get(one.id);
    if (isValidOn(one, day) && (!known || known.version < one.version)) newest.set(one.id, one);
  }
  const fits = [...newest.values()].filter(
    ({ specialties }) => !specialty || specialties.length === 0 || specialties.includes(specialty),
  );
  return [
    ...fits.filter(({ specialties }) => specialties.length > 0),
    ...fits.filter(({ specialties }) => specialties.length === 0),
  ];
}

/** One version of a template, also where a newer one holds by now. */
export const templateOf = (
  reference: TemplateReference | null,
  templates: readonly RequestTemplate[] = requestTemplates,
): RequestTemplate | undefined =>
  templates.find(({ id, version }) => id === reference?.id && version === reference.version);
