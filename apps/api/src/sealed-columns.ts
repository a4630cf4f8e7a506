import type { SealedColumn } from './base/vault/resealing.js';
import { sealedPatientColumns, sealedSessionColumns } from './features/consultations/index.js';
import { sealedFactorColumns } from './features/factors/index.js';
import { sealedNoticeColumns } from './features/notifications/index.js';
import { sealedTranscriptColumns } from './features/transcript/index.js';
import { sealedGuestColumns } from './features/sessions/index.js';

/** Every column that holds sealed values; listed by hand, so that a rotation of keys leaves none behind. */
export const sealedColumns: readonly SealedColumn[] = [
  ...sealedPatientColumns,
  ...sealedFactorColumns,
  ...sealedNoticeColumns,
  ...sealedTranscriptColumns,
  ...sealedGuestColumns,
  ...sealedSessionColumns,
];
