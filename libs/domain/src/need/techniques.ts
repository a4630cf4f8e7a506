import type { Specialty } from '../access/actor.js';

/** Practical techniques that a county hospital may want to learn, by specialty. The words are in libs/messages. */
export const techniquesOf = {
  cardiology: ['pci', 'pacemaker', 'thrombolysisMi', 'echocardiography', 'heartFailureClinic'],
  neurology: ['thrombolysisStroke', 'thrombectomy', 'eeg', 'strokeUnit', 'neurorehabilitation'],
  respiratory: ['bronchoscopy', 'noninvasiveVentilation', 'lungFunction', 'sleepStudy', 'pleuroscopy'],
  gastroenterology: [
    'endoscopicResection',
    'ercp',
    'haemostasisEndoscopy',
    'capsuleEndoscopy',
    'painlessEndoscopy',
  ],
  endocrinology: ['insulinPump', 'diabeticFootCare', 'thyroidBiopsy', 'continuousGlucose', 'metabolicClinic'],
  nephrology: [
    'haemodialysis',
    'peritonealDialysis',
    'renalBiopsy',
    'vascularAccess',
    'continuousRenalReplacement',
  ],
  oncology: ['chemotherapyStandard', 'radiotherapy', 'painManagement', 'portCatheter', 'earlyScreening'],
  generalSurgery: [
    'laparoscopicCholecystectomy',
    'laparoscopicColorectal',
    'herniaMesh',
    'thyroidSurgery',
    'enhancedRecovery',
  ],
  orthopaedics: [
    'jointReplacement',
    'arthroscopy',
    'spinalFixation',
    'fractureMinimalInvasive',
    'handSurgery',
  ],
  obstetrics: [
    'painlessLabour',
    'postpartumHaemorrhage',
    'hysteroscopy',
    'fetalMonitoring',
    'highRiskPregnancy',
  ],
  paediatrics: [
    'neonatalResuscitation',
    'neonatalVentilation',
    'asthmaClinic',
    'paediatricCriticalCare',
    'growthClinic',
  ],
  emergency: [
    'chestPainCentre',
    'traumaCentre',
    'advancedLifeSupport',
    'poisoningTreatment',
    'bedsideUltrasound',
  ],
  radiology: [
    'ctAngiography',
    'interventionalEmbolisation',
    'mriReading',
    'breastImaging',
    'remoteReporting',
  ],
} as const satisfies Record<Specialty, readonly string[]>;

export type TechniqueCode = (typeof techniquesOf)[Specialty][number];
export const techniques: TechniqueCode[] = Object.values(techniquesOf).flat();
