/** The file is not the table it claims to be. */
export class TableUnreadable extends Error {
  override readonly name = 'TableUnreadable';

  constructor(
    readonly reason: 'broken' | 'tooLargeUnpacked',
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}
