/** Why a session was not good, in the order in which people are told. */
export const qualityReasons = ['noPicture', 'brokenSpeech', 'loss', 'freeze', 'delay'] as const;
export type QualityReason = (typeof qualityReasons)[number];

export interface Threshold {
  /** From here on it was felt. */
  readonly fair: number;
  /** From here on it got in the way. */
  readonly poor: number;
}
export type QualityThresholds = Readonly<Record<QualityReason, Threshold>>;

/**
 * Loss and delay after the telemedicine floor of the ATA (3 % loss at most, 400 ms one way at most); the others from what
 * people notice. Shares 0 to 1 of the time or of the packets, delay in milliseconds there and back. `noPicture` is the
 * share of the time in which the link was too weak for a moving picture.
 */
export const defaultQualityThresholds: QualityThresholds = {
  noPicture: { fair: 0.1, poor: 0.5 },
  brokenSpeech: { fair: 0.03, poor: 0.1 },
  loss: { fair: 0.03, poor: 0.1 },
  freeze: { fair: 0.03, poor: 0.1 },
  delay: { fair: 400, poor: 800 },
};

export const qualityVerdicts = ['good', 'fair', 'poor'] as const;
export type QualityVerdict = (typeof qualityVerdicts)[number];

export interface QualityFault {
  readonly reason: QualityReason;
  readonly severity: Exclude<QualityVerdict, 'good'>;
}

/** What was measured, by reason; null where nothing was. */
export type QualityFeltAs = Readonly<Record<QualityReason, number | null>>;

export function faultsOf(felt: QualityFeltAs, thresholds: QualityThresholds): readonly QualityFault[] {
  return qualityReasons.flatMap((reason): QualityFault[] => {
    const value = felt[reason];
    const { fair, poor } = thresholds[reason];
    if (value === null || value < fair) return [];
    return [{ reason, severity: value >= poor ? 'poor' : 'fair' }];
  });
}

export const verdictOfFaults = (faults: readonly QualityFault[]): QualityVerdict =>
  faults.some(({ severity }) => severity === 'poor') ? 'poor' : faults.length > 0 ? 'fair' : 'good';
