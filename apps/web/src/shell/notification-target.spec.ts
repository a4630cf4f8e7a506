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

  it('leads to the agreements of a pair from what became of one', () => {
    const concluded = { kind: 'agreement.concluded', pairing: { id: 'p' } } as unknown as Notification;
    expect(targetOf(concluded, withRole('coordinator'))).toEqual({
      to: '/pairings/$pairingId',
      params: { pairingId: 'p' },
    });
  });

  it('leads to the radar from a pairing that sleeps', () => {
    const sleeping = { kind: 'pairing.dormant', pairing: { id: 'p' } } as unknown as Notification;
    expect(targetOf(sleeping, withRole('coordinator'))).toEqual({
      to: '/radar/$pairingId',
      params: { pairingId: 'p' },
    });
  });
});
