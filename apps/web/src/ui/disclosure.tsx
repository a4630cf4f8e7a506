import { useEffect, useRef, useState, type ReactNode } from 'react';

interface DisclosureProps {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly testId: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a panel below it. Escape, a click elsewhere and leaving it by keyboard close it. */
export function Disclosure({ label, trigger, testId, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [isOpen]);

  return (
    <div className="disclosure" ref={frame}>
      <button
        ref={button}
        type="button"
        className="button button-quiet"
        aria-label={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        data-testid={testId}
      >
        {trigger}
      </button>
      {isOpen && <div className="disclosure-panel">{children(() => setOpen(false))}</div>}
    </div>
  );
}
