/** The columns of a file of outcomes, in the order of the template. The first five must be there. */
export const outcomeColumns = [
  'hospitalCode',
  'quarter',
  'specialty',
  'casesLocal',
  'casesTransferred',
  'localFeeYuan',
  'outsideFeeYuan',
  'recognisedResults',
  'recognisedYuan',
] as const;
export type OutcomeColumn = (typeof outcomeColumns)[number];
export const requiredOutcomeColumns = outcomeColumns.slice(0, 5);

/** What can be wrong with one cell. `notYours` is a hospital that is unknown, or told by others. */
export const outcomeFaultCodes = [
  'missing',
  'invalid',
  'outOfRange',
  'notInList',
  'quarterNotTellable',
  'duplicateInFile',
  'notYours',
] as const;
export type OutcomeFaultCode = (typeof outcomeFaultCodes)[number];

/** Where figures came from. */
export const outcomeOrigins = ['entry', 'import', 'withdrawal'] as const;
export type OutcomeOrigin = (typeof outcomeOrigins)[number];
