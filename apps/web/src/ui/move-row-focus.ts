import type { KeyboardEvent } from 'react';

/** Up and down move the focus along the rows of a table. */
export function moveRowFocus(event: KeyboardEvent<HTMLTableRowElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const { nextElementSibling, previousElementSibling } = event.currentTarget;
  const next = event.key === 'ArrowDown' ? nextElementSibling : previousElementSibling;
  if (next instanceof HTMLElement) next.focus();
}
