import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface ToolMenuProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** What the panel is for, where the button does not say it. */
  readonly title?: string;
  readonly testId: string;
  /** What is in it answers to keys also while it is closed. */
  readonly isKept?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/** Closes what is open on Escape, on a click elsewhere, and when the keyboard leaves it. */
function useClosing(isOpen: boolean, close: () => void) {
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const outside = (event: Event) => {
      // A question that is asked from the panel lies outside of it.
      if (event.target instanceof Element && event.target.closest('dialog')) return;
      if (event.target instanceof Node && !frame.current?.contains(event.target)) close();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      close();
      button.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [isOpen, close]);
  return { frame, button };
}

/** A tool that opens a small panel above it. */
export function ToolMenu({ icon, label, title, testId, isKept = false, children }: ToolMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [close] = useState(() => () => setOpen(false));
  const { frame, button } = useClosing(isOpen, close);
  const panelId = useId();
  return (
    <div className="tool-menu" ref={frame}>
      <button
        ref={button}
        type="button"
        className="tool"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => setOpen(!isOpen)}
        title={label}
        data-testid={testId}
      >
        <span aria-hidden>{icon}</span>
        <span className="tool-label">{label}</span>
      </button>
      {(isOpen || isKept) && (
        <section
          hidden={!isOpen}
          id={panelId}
          className="tool-menu-panel"
          aria-label={title ?? label}
          data-testid={`${testId}-menu`}
        >
          {title && <p className="tool-menu-title">{title}</p>}
          {children(close)}
        </section>
      )}
    </div>
  );
}
