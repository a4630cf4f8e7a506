/**
 * How many first bytes of an encoded frame stay readable. Whoever forwards VP8, or puts its packets together, tells a key
 * frame and its size from the first ones (RFC 6386, section 9.1); nobody on the way needs to read Opus.
 */
export function clearBytesOf(frame: { readonly type?: string }): number {
  if (frame.type === 'key') return 10;
  return frame.type === 'delta' ? 3 : 0;
}
