import { useId, useState, type KeyboardEvent } from 'react';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

interface SearchComboboxProps {
  readonly id: string;
  /** What is chosen now, in words. */
  readonly chosen: string;
  readonly placeholder: string;
  /** What was found for what is typed. */
  readonly choices: readonly Choice[];
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onChoose: (value: string) => void;
  readonly testId: string;
}

function useKeys({ choices, onType }: SearchComboboxProps, choose: (choice: Choice) => void) {
  const [at, setAt] = useState(0);
  const active = choices[Math.min(at, choices.length - 1)];
  const keys = (event: KeyboardEvent) => {
    if (choices.length === 0) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? choices.length - 1 : 0;
    if (step > 0) setAt((before) => (before + step) % choices.length);
    else if (event.key === 'Enter' && active) choose(active);
    else if (event.key === 'Escape') onType('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { active, keys };
}

/** A field in which one types to find and choose one of very many. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- what is found
   comes while one types, which neither select nor datalist can show */
export function SearchCombobox(props: SearchComboboxProps) {
  const { id, chosen, placeholder, choices, typed, onType, onChoose, testId } = props;
  const listId = useId();
  const optionId = (value: string) => `${listId}-${value}`;
  const choose = ({ value }: Choice) => {
    onType('');
    onChoose(value);
  };
  const { active, keys } = useKeys(props, choose);
  return (
    <div className="combobox">
      <input
        id={id}
        role="combobox"
        autoComplete="off"
        value={typed || chosen}
        placeholder={placeholder}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active && optionId(active.value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onType(event.target.value)}
        onBlur={() => onType('')}
        onKeyDown={keys}
        className="input"
        data-testid={testId}
      />
      <ul role="listbox" id={listId} className="combobox-list" hidden={choices.length === 0}>
        {choices.map((choice) => (
          <li
            key={choice.value}
            id={optionId(choice.value)}
            role="option"
            aria-selected={choice === active}
            // Before the field loses the focus, and with it the list.
            onPointerDown={(event) => {
              event.preventDefault();
              choose(choice);
            }}
            data-testid={`${testId}-choice`}
          >
            {choice.label}
            {choice.detail && <span className="soft"> {choice.detail}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
