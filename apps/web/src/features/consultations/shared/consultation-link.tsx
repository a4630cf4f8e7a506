import type { ConsultationSummary } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface Destination {
  readonly to: '/requests/$draftId' | '/consultations/$consultationId';
  readonly params: { readonly draftId: string; readonly consultationId: string };
}

/** A draft opens where it is written, anything else on its page. */
export function destinationOf(consultation: Pick<ConsultationSummary, 'id' | 'state'>): Destination {
  const params = { draftId: consultation.id, consultationId: consultation.id };
  return consultation.state === 'draft'
    ? { to: '/requests/$draftId', params }
    : { to: '/consultations/$consultationId', params };
}

export function ConsultationLink(props: {
  readonly consultation: Pick<ConsultationSummary, 'id' | 'state'>;
  readonly children: ReactNode;
  readonly className?: string;
  readonly tabIndex?: number;
}) {
  const { consultation, ...rest } = props;
  return <Link {...destinationOf(consultation)} {...rest} />;
}
