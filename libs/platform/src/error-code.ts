/** What kind of error it was, without its words: those may quote a row, an address or a file. */
export function errorCode(error: unknown): string {
  const { name, code, responseCode } = (error ?? {}) as {
    name?: unknown;
    code?: unknown;
    responseCode?: unknown;
  };
  const parts = [name, code, responseCode].filter(
    (part) => typeof part === 'string' || typeof part === 'number',
  );
  return parts.join(' ') || 'unknown';
}
