import { useEffect, useState } from 'react';

const typingPauseMs = 350;

/** Searches when one pauses or goes on; in between it holds what is typed, otherwise what is searched for. */
export function SearchInput(props: {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
  readonly testId: string;
}) {
  const { label, value, maxLength, onChange, testId } = props;
  const [typed, setTyped] = useState<string>();
  const wanted = typed?.trim() ?? value;
  useEffect(() => {
    if (wanted === value) return undefined;
    const timer = setTimeout(() => onChange(wanted), typingPauseMs);
    return () => clearTimeout(timer);
  }, [wanted, value, onChange]);
  const settle = () => {
    if (wanted !== value) onChange(wanted);
    setTyped(undefined);
  };
  return (
    <input
      type="search"
      value={typed ?? value}
      maxLength={maxLength}
      placeholder={label}
      aria-label={label}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      className="input list-search"
      data-testid={testId}
    />
  );
}
