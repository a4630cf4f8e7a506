import type { Me, Notification } from '@jiedui/contracts';
import { describe, expect, it } from '@jest/globals';
import { targetOf } from './notification-target';

const withRole = (role: Me['posts'][number]['role']) => ({ posts: [{ role }] }) as Me;
const notice = (kind: Notification['kind']) => ({ kind, consultationId: 'c' }) as unknown as Notification;

describe('targetOf', () => {
  it('leads administrators from emergency access to its review', () => {
    expect(targetOf(notice('glass.broken'), withRole('hospitalAdministrator')).to).toBe('/break-glass');
  });

  it('leads everybody else, and everything else, to the consultation', () => {
    const consultation = '/consultations/$consultationId';
    expect(targetOf(notice('glass.broken'), withRole('coordinator')).to).toBe(consultation);
    expect(targetOf(notice('record.ready'), withRole('hospitalAdministrator')).to).toBe(consultation);
  });
});
