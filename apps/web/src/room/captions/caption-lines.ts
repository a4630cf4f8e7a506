/** What somebody said last. */
export interface CaptionLine {
  readonly personId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly text: string;
  readonly atMs: number;
}

/** Long enough to read it twice. */
const shownMs = 8_000;
const linesAtMost = 3;

/** One line for each person, who spoke last below; those of a while ago are gone. */
export function captionsAt(
  lines: readonly CaptionLine[],
  atMs: number,
  said?: CaptionLine,
): readonly CaptionLine[] {
  const others = said ? lines.filter(({ personId }) => personId !== said.personId) : lines;
  const shown = [...others, ...(said ? [said] : [])].filter(
    (line) => atMs - line.atMs < shownMs && line.text,
  );
  return shown.length === lines.length && !said ? lines : shown.slice(-linesAtMost);
}
