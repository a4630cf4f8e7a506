export type Verdict = 'good' | 'quiet' | 'voiceOnly' | 'noMicrophone';

/** What the devices found are good for, in one word. */
export function verdictOf(found: {
  readonly hasMicrophone: boolean;
  readonly hasCamera: boolean;
  readonly isHeard: boolean;
}): Verdict {
  if (!found.hasMicrophone) return 'noMicrophone';
  if (!found.isHeard) return 'quiet';
  return found.hasCamera ? 'good' : 'voiceOnly';
}
