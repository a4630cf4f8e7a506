import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftContent } from './draft-content';
import { stepNumber, stepTitle, type RequestStep } from './request-steps';

export interface SectionProps {
  readonly value: DraftContent;
  readonly onChange: (patch: Partial<DraftContent>) => void;
}

const sectionId = (step: RequestStep): string => `section-${step}`;

export const fieldId = (field: string): string => `field-${field}`;

export function FormSection(props: { readonly step: RequestStep; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { step, children } = props;
  const id = sectionId(step);
  return (
    <section className="panel form-section" aria-labelledby={id}>
      <h2 className="panel-title" id={id} tabIndex={-1}>
        <span className="step-number">{stepNumber(step)}</span> {stepTitle(t, step)}
      </h2>
      {children}
    </section>
  );
}

/** Brings a section into view; the next key that is pressed is in it. */
export function focusStep(step: RequestStep): void {
  const heading = document.getElementById(sectionId(step));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
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
