import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsultationId } from '@jiedui/kernel';
import { randomBytes } from 'node:crypto';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accept, accounts, draft, done, submitted } from '../../../test/consultation-steps.js';
import { sealedColumns } from '../../sealed-columns.js';
import { readKeys, rewrapKeys } from './key-ring.js';
import { rotateKeys } from './rotation.js';
import { Vault } from './vault.js';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

const keysInUse = async () => {
  const rows = await api.orm.em.fork().execute<{ key: string }[]>(
    `select distinct encode(substring(name from 2 for 4), 'hex') as key from patient_identity
     union select distinct encode(substring(name_index from 1 for 4), 'hex') from patient_identity
     union select distinct encode(substring(media_key from 2 for 4), 'hex') from live_session
     where media_key is not null`,
  );
  return rows.map(({ key }) => Number.parseInt(key, 16));
};

const bookEncrypted = async (doctor: ApiClient): Promise<ConsultationId> => {
  const expert = await api.signIn(accounts.expert);
  const { id, revision } = await accept(expert, await submitted(doctor));
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const endsAt = new Date(Date.now() + 4_800_000).toISOString();
  const body = { revision, startsAt, endsAt, isEncrypted: true };
  done(await expert.call('scheduleConsultation', { params: { consultationId: id }, body }));
  return id;
};
const mediaKeyOf = async (consultationId: ConsultationId) => {
  const em = api.orm.em.fork();
  const [row] = await em.execute<{ id: string; key: Buffer }[]>(
    'select id, media_key as key from live_session where consultation_id = ?',
    [consultationId],
  );
  return api.app.get(Vault).open(em, `live_session.media_key:${row?.id}`, row?.key ?? Buffer.alloc(0));
};

describe('a rotation of the keys', () => {
  it('reseals everything while people read, write and search, and leaves nothing under the old keys', async () => {
    const doctor = await api.signIn(accounts.doctor);
    const names = Array.from({ length: 6 }, (_, at) => `轮换 ${at}`);
    const drafts = await Promise.all(names.map(() => draft(doctor)));
    const write = async (at: number, name: string) => {
      const params = { consultationId: drafts[at]?.id ?? '' };
      const { revision } = (await doctor.call('getConsultation', { params })).body;
      return done(await doctor.call('updateDraft', { params, body: { revision, patient: { name } } }));
    };
    await Promise.all(names.map((name, at) => write(at, name)));
    const id = await bookEncrypted(doctor);
    const mediaKey = await mediaKeyOf(id);
    const old = await keysInUse();

    const state = { isRotating: true };
    const rotation = rotateKeys({
      em: () => api.orm.em.fork(),
      masterKeys: api.config.DATA_MASTER_KEYS,
      columns: sealedColumns,
      say: () => undefined,
    }).finally(() => (state.isRotating = false));
    for (let round = 0; state.isRotating; round += 1) {
      const at = round % names.length;
      names[at] = `轮换 ${at} ${round}`;
      expect((await write(at, names[at] ?? '')).patient.name).toBe(names[at]);
      const found = await doctor.call('findByPatient', { body: { patient: { name: names[at] ?? '' } } });
      expect(found.body.items.map(({ id }) => id)).toEqual([drafts[at]?.id]);
    }
    const { resealed, retired } = await rotation;
    expect(resealed).toBeGreaterThanOrEqual(names.length);
    expect(retired).toBe(2);
    const now = await keysInUse();
    expect(now.filter((key) => old.includes(key))).toEqual([]);
    expect(mediaKey).toHaveLength(22);
    expect(await mediaKeyOf(id)).toBe(mediaKey);
    for (const [at, name] of names.entries()) {
      const found = await doctor.call('findByPatient', { body: { patient: { name } } });
      expect(found.body.items.map(({ id }) => id)).toEqual([drafts[at]?.id]);
    }
  });

  it('lets the master key be another, and then opens nothing without it', async () => {
    const [id, bytes] = [...api.config.DATA_MASTER_KEYS][0] ?? ['', Buffer.alloc(0)];
    const next = new Map([['next', randomBytes(32)]]);
    const em = api.orm.em.fork();
    const before = await readKeys(em, api.config.DATA_MASTER_KEYS);
    expect(await em.transactional((tx) => rewrapKeys(tx, new Map([...next, [id, bytes]])))).toBe(
      before.length,
    );
    expect(await readKeys(em, next)).toEqual(before);
    await expect(readKeys(em, api.config.DATA_MASTER_KEYS)).rejects.toThrow('lacks the master key "next"');
  });
});
