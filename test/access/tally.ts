/** Counts cases, and keeps what each wrong one was. */
export class Tally {
  cases = 0;
  readonly wrong: string[] = [];

  /** @param what names the case: who, to what, in which state */
  check(what: string, actual: unknown, expected: unknown): void {
    this.cases += 1;
    const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (is !== should) this.wrong.push(`${what}: ${is} instead of ${should}`);
  }

  add(other: Tally): void {
    this.cases += other.cases;
    this.wrong.push(...other.wrong);
  }
}
