import { setTimeout as sleep } from 'node:timers/promises';
import { endpoints } from '@jiedui/contracts';
import pg from 'pg';
import { demoPassword } from '../../apps/api/src/demo/demo.data.js';
import { accounts, completeRequest, signedConsent } from '../../apps/api/test/consultation-steps.js';
import type { Installation } from './installation.js';

export type Sql = <T extends object>(text: string, values?: unknown[]) => Promise<T[]>;
type Call = <T>(method: string, route: string, body?: object) => Promise<T>;

const askLimitMs = 20_000;

/** Asks the database as its owner, who sees all; while it is away, until it is back. */
export const sqlOf =
  (product: Installation): Sql =>
  async <T extends object>(text: string, values: unknown[] = []) => {
    for (;;) {
      const client = new pg.Client({ connectionString: product.postgres.ownerUrl });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return (await client.query(text, values)).rows as T[];
      } catch (error) {
        // PostgreSQL is on its way back; anything else is a mistake of this run.
        if (!/ECONNREFUSED|57P0|terminated/.test(String((error as { code?: string }).code ?? error)))
          throw error;
        await sleep(100);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  };

async function signIn(product: Installation, email: string): Promise<Call> {
  const send = async <T>(method: string, route: string, body?: object, cookie = '') => {
    const answer = await fetch(`${product.url}/api${route}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return { cookies: answer.headers.getSetCookie(), body: (text ? JSON.parse(text) : undefined) as T };
  };
  const { cookies } = await send('POST', '/sign-in', { email, password: demoPassword });
  const [cookie] = (cookies.find((one) => one.startsWith('jiedui_session=')) ?? '').split(';');
  return async <T>(method: string, route: string, body?: object) =>
    (await send<T>(method, route, body, cookie)).body;
}

/** Through the API: the number is sealed by the application. */
export async function givePhone(product: Installation, email: string): Promise<void> {
  const call = await signIn(product, email);
  await call('PUT', endpoints.saveNotificationSettings.path, {
    timeZone: null,
    quietHours: null,
    digestMinute: 1_020,
    channels: { emergency: [], soon: ['mail', 'sms'], digestible: [] },
    phone: '+8613800000000',
    chatAddress: null,
  });
}

async function askOnce(product: Installation, urgency: 'urgent' | 'emergency'): Promise<string> {
  const call = await signIn(product, accounts.doctor);
  const [pair] = await call<{ hospital: { id: string } }[]>('GET', endpoints.listPairedHospitals.path);
  type Draft = { id: string; revision: number };
  const body = { ...completeRequest, urgency, invitedHospitalId: pair?.hospital.id };
  const { id } = await call<Draft>('POST', endpoints.draftConsultation.path, body);
  const pathOf = (one: 'recordConsent' | 'submitConsultation') =>
    endpoints[one].path.replace('{consultationId}', id);
  const { revision } = await call<Draft>('POST', pathOf('recordConsent'), signedConsent());
  await call('POST', pathOf('submitConsultation'), { revision });
  return id;
}

/** A question that lies open with the invited hospital; begun anew while the last fault is still felt. @returns its id */
export async function ask(product: Installation, urgency: 'urgent' | 'emergency'): Promise<string> {
  for (const until = performance.now() + askLimitMs; ; await sleep(250)) {
    try {
      return await askOnce(product, urgency);
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
}
