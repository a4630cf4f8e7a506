/** One try to book an expert and a room for twenty minutes. */
export interface Attempt {
  readonly consultationId: string;
  readonly expertId: string;
  readonly roomId: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** How it ended, with the time it took. */
export interface Outcome {
  readonly ms: number;
  readonly end: 'booked' | 'refused' | 'failed';
}

export interface Task {
  readonly way: 'ours' | 'raw';
  readonly attempts: readonly Attempt[];
}

export const processes = 4;
export const perProcess = 8;
export const exclusionViolation = '23P01';
