import { randomBytes } from 'node:crypto';

/** What is typed in somewhere, and the places where it is kept or sent on purpose, readable as it is. */
const kinds = {
  patientName: /^never$/,
  identityNumber: /^never$/,
  phone: /^never$/,
  recordNumber: /^never$/,
  history: /^column consultation\.(history|answers)$/,
  question: /^column consultation\.question$/,
  findings: /^column opinion\.findings$/,
  advice: /^column opinion\.advice$/,
  reason:
    /^column (consultation\.reason|transition\.reason|break_glass\.(reason|note)|person\.disabled_reason|post\.end_reason)$/,
  fileName: /^column (attachment\.name|upload\.name|import_run\.file_name)$/,
  cell: /^column import_row\./,
  password: /^never$/,
  wrongPassword: /^never$/,
  setupCode: /^never$/,
  token: /^never$/,
  search: /^never$/,
  /** Sent where it does not belong: in any field, address, query or broken body. What takes text keeps it. */
  stray: /^column (consultation|transition|opinion|attachment|person|passkey|import_run)\./,
} as const satisfies Record<string, RegExp>;

export type MarkName = keyof typeof kinds;

/** Values that no other text holds, one for each kind of secret; and those that the product made and told once. */
export class Marks {
  private readonly typed = new Map<MarkName, string>();
  private readonly made: { readonly name: string; readonly value: string; readonly keptIn: RegExp }[] = [];

  of(name: MarkName): string {
    const known = this.typed.get(name);
    if (known) return known;
    const value = `Zq${name.slice(0, 5)}${randomBytes(8).toString('hex')}`;
    this.typed.set(name, value);
    return value;
  }

  /** Something secret that an answer, a cookie or a mail told. */
  learn(name: string, value: string | undefined, keptIn = /^never$/): void {
    if (!value) throw new Error(`${name} was to be learnt, and there was none`);
    this.made.push({ name, value, keptIn });
  }

  /** The values that a place holds and should not, by what they are called. */
  foundIn(place: string, text: string): string[] {
    const typed = [...this.typed].map(([name, value]) => ({ name, value, keptIn: kinds[name] }));
    return [...typed, ...this.made]
      .filter(({ keptIn }) => !keptIn.test(place))
      .filter(({ value }) => formsOf(value).some((form) => text.includes(form)))
      .map(({ name }) => `${name} in ${place}`);
  }
}

/** As it is, and as it may look once it went through an address, a byte column or an encoder. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    value.toLowerCase(),
    value.toUpperCase(),
    encodeURIComponent(value),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/.{0,2}=*$/, ''),
  ];
}
