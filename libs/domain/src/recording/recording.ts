import { assertNever, type PersonId } from '@jiedui/kernel';

export const recordingPhases = ['off', 'asked', 'recording'] as const;
export type RecordingPhase = (typeof recordingPhases)[number];

export const recordingAnswers = ['agreed', 'refused'] as const;
export type RecordingAnswer = (typeof recordingAnswers)[number];

/** One thing that happened to the recording of a room. Times are ISO instants. */
export type RecordingEntry = { readonly at: string } & (
  | { readonly kind: 'recording.asked'; readonly recordingId: string; readonly personId: PersonId }
  | { readonly kind: 'recording.consented'; readonly personId: PersonId }
  /** Of who had agreed it is a withdrawal. */
  | { readonly kind: 'recording.refused'; readonly personId: PersonId }
  | { readonly kind: 'recording.started' }
  /** Nobody's, where everybody withdrew or the session ended. */
  | { readonly kind: 'recording.stopped'; readonly personId: PersonId | null }
);

export interface RecordingState {
  readonly phase: RecordingPhase;
  readonly recordingId: string | undefined;
  readonly askedBy: PersonId | undefined;
  readonly startedAt: string | undefined;
  readonly answers: ReadonlyMap<PersonId, RecordingAnswer>;
}

export const recordingOff: RecordingState = {
  phase: 'off',
  recordingId: undefined,
  askedBy: undefined,
  startedAt: undefined,
  answers: new Map(),
};

/** How things stand after one more entry. What does not fit, as a repetition or an answer to nothing, changes nothing. */
export function foldRecording(state: RecordingState, entry: RecordingEntry): RecordingState {
  if (entry.kind === 'recording.asked') {
    if (state.phase !== 'off') return state;
    const { recordingId, personId } = entry;
    // Who asks agrees.
    return {
      ...recordingOff,
      phase: 'asked',
      recordingId,
      askedBy: personId,
      answers: new Map([[personId, 'agreed']]),
    };
  }
  if (state.phase === 'off') return state;
  switch (entry.kind) {
    case 'recording.consented':
      return { ...state, answers: new Map(state.answers).set(entry.personId, 'agreed') };
    case 'recording.refused':
      return { ...state, answers: new Map(state.answers).set(entry.personId, 'refused') };
    case 'recording.started':
      if (state.phase === 'recording') return state;
      return { ...state, phase: 'recording', startedAt: entry.at };
    case 'recording.stopped':
      return recordingOff;
    default:
      return assertNever(entry);
  }
}

export const recordingOf = (entries: readonly RecordingEntry[]): RecordingState =>
  entries.reduce(foldRecording, recordingOff);

/** Everybody present has agreed, and somebody is present. */
export const mayStartRecording = (state: RecordingState, present: readonly PersonId[]): boolean =>
  state.phase === 'asked' &&
  present.length > 0 &&
  present.every((person) => state.answers.get(person) === 'agreed');

/** Whether this person's sound and picture are taken up now. */
export const isRecorded = (state: RecordingState, person: PersonId): boolean =>
  state.phase === 'recording' && state.answers.get(person) === 'agreed';

/** Who is present and has not answered, in the order given. */
export const yetToAnswer = (state: RecordingState, present: readonly PersonId[]): PersonId[] =>
  state.phase === 'off' ? [] : present.filter((person) => !state.answers.has(person));

/** Everybody who had agreed has withdrawn: there is nothing left that may be recorded. */
export const hasNobodyToRecord = (state: RecordingState): boolean =>
  state.phase === 'recording' && ![...state.answers.values()].includes('agreed');
