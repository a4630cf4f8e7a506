/** A stretch of a text, marked where it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

type Span = readonly [from: number, until: number];

/** The first character by pinyin order of each letter that begins a syllable. */
const boundaries = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七然仨他穵夕丫帀';
const letters = 'abcdefghjklmnopqrstwxyz';
const pinyinOrder = new Intl.Collator('zh-CN-u-co-pinyin');
const isHan = /^\p{Script=Han}$/u;

/** The letter with which a character is usually read; one with several readings has only the first. */
function initialOf(character: string): string {
  if (!isHan.test(character)) return character.toLowerCase();
  let letter = '';
  for (let at = 0; at < letters.length; at += 1) {
    if (pinyinOrder.compare(boundaries.charAt(at), character) <= 0) letter = letters.charAt(at);
  }
  return letter;
}

function spanIn(haystack: string, words: string): Span | undefined {
  const at = haystack.indexOf(words);
  return at < 0 ? undefined : [at, at + words.length];
}

function spanOf(text: string, word: string): Span | undefined {
  const sought = word.toLowerCase();
  const direct = spanIn(text.toLowerCase(), sought);
  if (direct || !/^[a-z]+$/.test(sought)) return direct;
  return spanIn(Array.from(text, initialOf).join(''), sought);
}

function cut(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let reached = 0;
  // oxlint-disable-next-line unicorn/no-array-sort -- a copy; browsers of the county hospitals do not know toSorted
  for (const [from, until] of [...spans].sort((one, other) => one[0] - other[0])) {
    if (from < reached) continue;
    if (from > reached) pieces.push({ text: text.slice(reached, from), isMatch: false });
    pieces.push({ text: text.slice(from, until), isMatch: true });
    reached = until;
  }
  if (reached < text.length) pieces.push({ text: text.slice(reached), isMatch: false });
  return pieces;
}

/** Cuts a name or code where the search stands in it, as it is written or as its pinyin initials. */
export function markMatches(text: string, search: string): Piece[] {
  const words = search.split(/\s+/).filter(Boolean);
  const spans = words.map((word) => spanOf(text, word)).filter((span) => span !== undefined);
  return cut(text, spans);
}
