import { markMatches } from './match-marks';

/** A text with what was searched for standing out. */
export function Marked({ text, search }: { readonly text: string; readonly search: string | undefined }) {
  if (!search) return <>{text}</>;
  return (
    <>
      {markMatches(text, search).map(({ text: piece, isMatch }, at) =>
        isMatch ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
      )}
    </>
  );
}

/** Whether the eye can find what was searched for; full pinyin leaves no trace in a name. */
export const isMatchVisible = (texts: readonly string[], search: string): boolean =>
  texts.some((text) => markMatches(text, search).some(({ isMatch }) => isMatch));
