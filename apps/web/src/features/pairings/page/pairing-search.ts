export interface PairingSearch {
  readonly agreement?: string | undefined;
}

/** Which of the pair's agreements is shown; without one, what is negotiated or else what counts today. */
export const parsePairingSearch = (search: Record<string, unknown>): PairingSearch =>
  typeof search.agreement === 'string' && /^[\da-f-]{36}$/.test(search.agreement)
    ? { agreement: search.agreement }
    : {};
