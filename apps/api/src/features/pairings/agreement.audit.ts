import type { AuditEntry } from '../audit/index.js';
import type { Agreement } from './agreement.entity.js';

/** What a line of the audit trail says of the agreement it concerns. */
export const auditOf = ({ id, pairing }: Agreement): Pick<AuditEntry, 'subject' | 'hospitalIds'> => ({
  subject: { kind: 'agreement', id },
  hospitalIds: [pairing.invitingHospital.id, pairing.invitedHospital.id],
});
