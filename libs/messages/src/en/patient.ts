import type { Messages } from '../zh-CN/index.js';

export const patient: Messages['patient'] = {
  field: {
    name: 'Name',
    recordNumber: 'Record number',
    identityNumber: 'Identity number',
    phone: 'Phone',
  },
  identity: 'Patient identity',
  optional: 'optional',
  privacy:
    'Stored encrypted and shown only to those who take part in this consultation; who looks is recorded. Enter it here only, not in the question or the history.',
  numberUnlikely:
    'This does not look like a resident identity number of 18 places. Please check; other documents may stay as they are.',
  fillIn: 'Fill in age {{age}}, {{sex}}',
  filledIn: 'Agrees with the identity number',
  factsDiffer: 'The identity number says age {{age}}, {{sex}}; that differs from what is filled in.',
  unsavedTitle: "The patient's identity is not saved yet",
  unsavedText:
    'To protect privacy it is not kept on this computer. Leave this page open: it is saved as soon as the connection is back.',
  show: 'Show',
  hide: 'Hide',
  showField: 'Show: {{field}}',
  hideField: 'Hide: {{field}}',
  copyField: 'Copy: {{field}}',
  copied: 'Copied: {{field}}',
  copyFailed: 'Could not copy. Please select the text and copy it by hand.',
  search: {
    open: 'Find by patient',
    title: 'Find consultations of a patient',
    hint: 'Finds exact matches only; with several fields, all must fit. Nothing of it goes into the address. Searches are recorded.',
    submit: 'Find',
    missing: 'Fill in at least one field',
    showing: 'Showing patient matches by {{fields}}',
    count: '{{count}} found',
    fieldSeparator: ', ',
    clear: 'Leave the search',
    change: 'Change the search',
    empty: 'No consultation of this patient found',
    emptyHint: 'Check what you typed. Only consultations that you may see are found.',
  },
};
