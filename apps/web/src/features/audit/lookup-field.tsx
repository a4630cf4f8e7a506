import { CloseOutlined } from '@ant-design/icons';
import { useCallback, useEffect, useId, useRef, useState, type RefObject } from 'react';
import { Button } from '../../ui/button';

export interface LookupOption {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

interface LookupProps {
  readonly label: string;
  readonly hint: string;
  readonly none: string;
  readonly clear: string;
  /** What is chosen, by its name; nothing where nothing is. */
  readonly chosen: string | undefined;
  /** Undefined while it is looked for. */
  readonly options: readonly LookupOption[] | undefined;
  readonly onSearch: (words: string) => void;
  readonly onChoose: (id: string | undefined) => void;
  readonly testId: string;
}

const typingPauseMs = 250;

function Chosen({ label, chosen, clear, onChoose, testId }: LookupProps) {
  return (
    <div className="audit-field audit-lookup">
      <span className="audit-label">{label}</span>
      <span className="audit-chosen" data-testid={`${testId}-chosen`}>
        <span className="audit-chosen-name">{chosen}</span>
        <Button
          tone="quiet"
          icon={<CloseOutlined aria-hidden />}
          aria-label={clear}
          title={clear}
          onClick={() => onChoose(undefined)}
          data-testid={`${testId}-clear`}
        />
      </span>
    </div>
  );
}

/** Calls when the keyboard or the pointer goes elsewhere, or on Escape. */
function useLeaving(frame: RefObject<HTMLElement | null>, onLeave: () => void): void {
  useEffect(() => {
    const leave = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) onLeave();
    };
    const leaveOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onLeave();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    document.addEventListener('keydown', leaveOnEscape);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      document.removeEventListener('keydown', leaveOnEscape);
    };
  }, [frame, onLeave]);
}

function Options(
  props: Pick<LookupProps, 'label' | 'none' | 'testId'> & {
    readonly options: readonly LookupOption[];
    readonly onChoose: (id: string) => void;
  },
) {
  const { label, none, options, onChoose, testId } = props;
  return (
    <ul className="audit-options" aria-label={label}>
      {options.length === 0 && <li className="audit-no-option">{none}</li>}
      {options.map(({ id, label: name, detail }) => (
        <li key={id}>
          <button
            type="button"
            className="audit-option"
            onClick={() => onChoose(id)}
            data-testid={`${testId}-option`}
          >
            {name} {detail && <span className="soft">{detail}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Chooses one of many by typing a part of its name; Enter takes the first, Escape gives up. */
export function LookupField(props: LookupProps) {
  const { label, hint, none, chosen, options, onSearch, onChoose, testId } = props;
  const [typed, setTyped] = useState('');
  const inputId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const forget = useCallback(() => setTyped(''), []);
  useLeaving(frame, forget);
  useEffect(() => {
    const timer = setTimeout(() => onSearch(typed.trim()), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  if (chosen !== undefined) return <Chosen {...props} />;
  const choose = (id: string) => {
    forget();
    onChoose(id);
  };
  return (
    <div className="audit-field audit-lookup" ref={frame}>
      <label className="audit-label" htmlFor={inputId}>
        {label}
      </label>
      <input
        id={inputId}
        className="input"
        autoComplete="off"
        placeholder={hint}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && options?.[0]) choose(options[0].id);
        }}
        data-testid={testId}
      />
      {typed.trim() !== '' && options && <Options {...{ label, none, options, testId }} onChoose={choose} />}
    </div>
  );
}
