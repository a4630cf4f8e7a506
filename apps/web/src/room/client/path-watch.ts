/** What one look at a path shows. */
export interface PathLook {
  /** Milliseconds on a clock that only runs forward. */
  readonly atMs: number;
  /** Since the connection was opened. */
  readonly bytesReceived: number;
}

export interface PathState {
  readonly bytesReceived: number;
  readonly heardAtMs: number;
  /** How steadily something has come lately: looks that brought something, less those that did not. */
  readonly steadiness: number;
  readonly askedAtMs: number | null;
  /** How long an answer is waited for before another path is asked for again. */
  readonly patienceMs: number;
}

/** Two looks of silence, on a path where every look brought something. */
const silentMs = 700;
const steadyFrom = 4;
const steadiest = 8;
const firstPatienceMs = 2_500;
const longestPatienceMs = 10_000;

export const pathStart = (atMs: number): PathState => ({
  bytesReceived: 0,
  heardAtMs: atMs,
  steadiness: 0,
  askedAtMs: null,
  patienceMs: firstPatienceMs,
});

/**
 * Whether a path is to be replaced. A network that changes a client's address, as mobile ones do under way, leaves the
 * browser sending into the void for up to two and a half seconds until its next check of the path; what used to come all
 * the time and suddenly does not is known much sooner. Where little comes, silence says nothing.
 */
export function nextPath(state: PathState, { atMs, bytesReceived }: PathLook): readonly [PathState, boolean] {
  if (bytesReceived > state.bytesReceived) {
    const steadiness = Math.min(steadiest, state.steadiness + 1);
    return [{ ...pathStart(atMs), bytesReceived, steadiness }, false];
  }
  const { heardAtMs, askedAtMs, patienceMs } = state;
  const isLost =
    askedAtMs === null
      ? state.steadiness >= steadyFrom && atMs - heardAtMs >= silentMs
      : atMs - askedAtMs >= patienceMs;
  if (!isLost) return [{ ...state, steadiness: Math.max(0, state.steadiness - 1) }, false];
  const longer = askedAtMs === null ? patienceMs : Math.min(longestPatienceMs, patienceMs * 2);
  return [{ ...state, askedAtMs: atMs, patienceMs: longer }, true];
}
