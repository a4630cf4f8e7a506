import { describe, expect, it } from '@jest/globals';
import { ClientAddresses } from './client-address.js';

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} }) as never;

describe('the address of a client', () => {
  it('is that of the connection, whatever it claims, where no proxy is trusted', () => {
    const addresses = new ClientAddresses([]);
    expect(addresses.of(from('198.51.100.7', '203.0.113.1'))).toBe('198.51.100.7');
    expect(addresses.of(from('::ffff:198.51.100.7'))).toBe('198.51.100.7');
  });

  it('is the last that a trusted proxy saw', () => {
    const addresses = new ClientAddresses(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);
    expect(addresses.of(from('127.0.0.1', '203.0.113.1, 198.51.100.7'))).toBe('198.51.100.7');
    expect(addresses.of(from('10.1.2.3', '203.0.113.1, fd00::5'))).toBe('203.0.113.1');
    expect(addresses.of(from('127.0.0.1'))).toBe('127.0.0.1');
  });
});
