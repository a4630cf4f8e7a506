import type { AuditEntry } from '../audit/index.js';
import type { Consultation } from './entities/consultation.entity.js';

/** What a line of the audit trail says of the consultation it concerns. */
export const auditOf = (
  consultation: Consultation,
): Pick<AuditEntry, 'consultationId' | 'hospitalIds'> & { subject: AuditEntry['subject'] } => ({
  subject: { kind: 'consultation', id: consultation.id },
  consultationId: consultation.id,
  hospitalIds: [consultation.invitingHospital.id, consultation.invitedHospital?.id].filter(
    (id) => id !== undefined,
  ),
});
