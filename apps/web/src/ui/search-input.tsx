import { useEffect, useState } from 'react';

const typingPauseMs = 350;

/** Holds what is typed until it is searched for; a search that comes from elsewhere, as by "back", replaces it. */
function useTyping(value: string, onChange: (value: string) => void) {
  const [typed, setTyped] = useState<string>();
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== sent) setTyped(undefined);
  }
  const wanted = typed?.trim() ?? value;
  useEffect(() => {
    if (wanted === value) return undefined;
    const send = () => {
      setSent(wanted);
      onChange(wanted);
    };
    const timer = setTimeout(send, typingPauseMs);
    return () => clearTimeout(timer);
  }, [wanted, value, onChange]);
  const settle = () => {
    if (wanted !== value) onChange(wanted);
    setTyped(undefined);
  };
  return { typed, setTyped, settle };
}

/** Searches when one pauses or goes on. */
export function SearchInput(props: {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
  readonly testId: string;
}) {
  const { label, value, maxLength, onChange, testId } = props;
  const { typed, setTyped, settle } = useTyping(value, onChange);
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
