import type { ImportRun } from '@jiedui/contracts';

export const importSteps = ['upload', 'check', 'review', 'apply'] as const;
export type ImportStep = (typeof importSteps)[number];

const stepOf: Record<ImportRun['state'], ImportStep> = {
  uploaded: 'check',
  checking: 'check',
  checked: 'review',
  applying: 'apply',
  applied: 'apply',
  failed: 'check',
  cancelled: 'review',
};

export const currentStep = ({ state }: Pick<ImportRun, 'state'>): ImportStep => stepOf[state];

/** Whether the server is at work on it, so that more is to come without anybody's doing. */
export const isUnderWay = ({ state }: Pick<ImportRun, 'state'>): boolean =>
  state === 'uploaded' || state === 'checking' || state === 'applying';

/** Rows that would change the register. */
export const rowsToApply = ({ counts }: Pick<ImportRun, 'counts'>): number => counts.created + counts.changed;

/** How much of the file has been checked, in percent; all of it only when the check is over. */
export const checkedPercent = ({
  bytesRead,
  sizeBytes,
}: Pick<ImportRun, 'bytesRead' | 'sizeBytes'>): number =>
  Math.min(99, Math.floor((bytesRead / Math.max(1, sizeBytes)) * 100));
