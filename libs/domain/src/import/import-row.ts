/** The columns of a hospital file, in the order of the template. Only `code` must be there. */
export const importColumns = [
  'code',
  'nameZh',
  'nameEn',
  'regionCode',
  'tier',
  'kind',
  'grade',
  'gradeSince',
  'timeZone',
  'parentCode',
  'parentRelation',
  'beds',
  'specialties',
  'departments',
  'equipment',
  'workingHours',
  'linkKind',
  'linkDownMbps',
  'linkUpMbps',
  'flags',
] as const;
export type ImportColumn = (typeof importColumns)[number];

export const importRowOutcomes = ['created', 'changed', 'unchanged', 'bad'] as const;
export type ImportRowOutcome = (typeof importRowOutcomes)[number];

/** What can be wrong with one cell. */
export const importFaultCodes = [
  'missing',
  'invalid',
  'tooLong',
  'outOfRange',
  'notInList',
  'regionUnknown',
  'parentUnknown',
  'parentIsItself',
  'duplicateInFile',
  'incomplete',
] as const;
export type ImportFaultCode = (typeof importFaultCodes)[number];

export interface ImportFault {
  readonly column: ImportColumn;
  readonly code: ImportFaultCode;
}

/** Why a whole file was given up. */
export const importFailureCodes = [
  'IMPORT_FILE_UNREADABLE',
  'IMPORT_HEADER_UNKNOWN',
  'IMPORT_TOO_MANY_ROWS',
  'IMPORT_TOO_LARGE_UNPACKED',
  'IMPORT_OUTDATED',
  'UNEXPECTED',
] as const;
export type ImportFailureCode = (typeof importFailureCodes)[number];
