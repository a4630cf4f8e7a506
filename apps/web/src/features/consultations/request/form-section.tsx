import type { ReactNode } from 'react';
import type { DraftContent } from './draft-content';

export interface SectionProps {
  readonly value: DraftContent;
  readonly onChange: (patch: Partial<DraftContent>) => void;
}

export const fieldId = (field: string): string => `field-${field}`;

export function FormSection(props: {
  readonly field: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="panel form-section" aria-labelledby={`section-${props.field}`}>
      <h2 className="panel-title" id={`section-${props.field}`}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

/** A labelled field with its hint and, where it is wrong, the reason. */
export function FormField(props: {
  readonly field: string;
  readonly label: ReactNode;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** Radio groups are named by aria-labelledby; a label element has nothing to point at there. */
  readonly isGroup?: boolean;
  /** The section's title already says it. */
  readonly isLabelHidden?: boolean;
  readonly children: ReactNode;
}) {
  const { field, label, hint, error, isGroup, isLabelHidden, children } = props;
  const labelClass = isLabelHidden ? 'visually-hidden' : 'form-label';
  const id = fieldId(field);
  return (
    <div className="form-field" id={isGroup ? id : undefined} tabIndex={isGroup ? -1 : undefined}>
      {isGroup ? (
        <span className={labelClass} id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label className={labelClass} htmlFor={id}>
          {label}
        </label>
      )}
      {children}
      {hint && (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="form-error" role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

/** Brings a field that is still missing into view, ready to be filled. */
export function focusField(field: string): void {
  const element = document.getElementById(fieldId(field));
  const target = element?.querySelector<HTMLElement>('input') ?? element;
  element?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}
