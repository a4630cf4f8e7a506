import type { Me } from '@jiedui/contracts';
import { holdsRole } from '../../../session/me';

/** Whether a way to needs and gaps is worth showing; the API decides what is seen there. */
export const hasPart = (me: Me): boolean =>
  holdsRole(me, 'coordinator', 'hospitalAdministrator', 'supervisor', 'platformAdministrator');
