import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attachmentMaxBytes, type Consultation } from '@jiedui/contracts';
import { actAsSystem } from '@jiedui/platform';
import { waitFor } from '@jiedui/testing';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { ApiHarness } from '../../../../test/api-harness.js';
import { done, draft, signInEveryone } from '../../../../test/consultation-steps.js';
import { UploadTidying } from './upload.tidying.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let port: number;

beforeAll(async () => {
  api = await ApiHarness.start();
  people = await signInEveryone(api);
  await api.app.listen(0, '127.0.0.1');
  port = (api.app.getHttpServer().address() as AddressInfo).port;
});
afterAll(() => api.stop());

const head = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** A picture with much behind it, so that the link can break within. */
const picture = Buffer.concat([head, Buffer.alloc(2_000_000, 7)]);
const offsetOf = async (place: string) =>
  Number((await people.doctor.askUpload(place)).headers['upload-offset']);
const read = async ({ id }: Consultation) =>
  done(await people.doctor.call('getConsultation', { params: { consultationId: id } }));

async function begin(consultation: Consultation, length = picture.length, kind = 'ct'): Promise<string> {
  const metadata = { consultationId: consultation.id, filename: '头颅CT.png', kind };
  const { status, headers } = await people.doctor.beginUpload(metadata, length);
  if (status !== 201) throw new Error(`The upload did not begin: ${status}`);
  return String(headers['location']);
}

/** Sends the beginning over a real connection and cuts it. */
function sendAndBreak(place: string, bytes: number): Promise<void> {
  return new Promise((resolve) => {
    const request = http.request({
      port,
      host: '127.0.0.1',
      path: place,
      method: 'PATCH',
      headers: {
        cookie: people.doctor.cookie,
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        'content-length': String(picture.length),
      },
    });
    request.on('error', () => resolve());
    request.write(picture.subarray(0, bytes), () => setTimeout(() => request.destroy(new Error('cut')), 200));
  });
}

describe('a file over a link that drops', () => {
  it('goes on where it was cut, and is attached once', async () => {
    const begun = await draft(people.doctor);
    const place = await begin(begun);
    await sendAndBreak(place, 700_000);
    const arrived = await waitFor(
      'what came before the cut',
      async () => (await offsetOf(place)) || undefined,
    );
    expect(arrived).toBeGreaterThan(0);
    expect(arrived).toBeLessThanOrEqual(700_000);
    expect((await read(begun)).attachments).toEqual([]);
    const rest = await people.doctor.sendPiece(place, arrived, picture.subarray(arrived));
    expect(rest.status).toBe(204);
    const { attachments } = await read(begun);
    expect(attachments).toMatchObject([{ name: '头颅CT.png', kind: 'ct', sizeBytes: picture.length }]);
    const kept = await api.app.inject({
      url: `/api/consultations/${begun.id}/attachments/${attachments[0]?.id}`,
      headers: { cookie: people.doctor.cookie },
    });
    expect(kept.rawPayload.equals(picture)).toBe(true);
  });

  it('is told that all came where the last answer was lost, and is not attached twice', async () => {
    const begun = await draft(people.doctor);
    const place = await begin(begun, head.length);
    await people.doctor.sendPiece(place, 0, head);
    expect(await offsetOf(place)).toBe(head.length);
    expect((await people.doctor.sendPiece(place, 0, head)).status).toBe(404);
    expect((await read(begun)).attachments).toHaveLength(1);
    expect(await readdir(path.join(api.config.DATA_DIR, 'partial', ...(await folderOf(begun))))).toEqual([]);
  });

  it('is attached when it is asked after, where the process died between the last byte and that', async () => {
    const begun = await draft(people.doctor);
    const place = await begin(begun, head.length);
    await people.doctor.sendPiece(place, 0, head);
    // As it stands in the database of a process that was killed there.
    const id = place.split('/').pop();
    const { writeFile } = await import('node:fs/promises');
    await api.orm.em.fork().execute('delete from attachment where id = ?', [id]);
    await api.orm.em.fork().execute('update upload set finished_at = null where id = ?', [id]);
    await writeFile(path.join(api.config.DATA_DIR, 'partial', ...(await folderOf(begun)), String(id)), head);
    expect((await read(begun)).attachments).toEqual([]);
    expect(await offsetOf(place)).toBe(head.length);
    expect(await offsetOf(place)).toBe(head.length);
    expect((await read(begun)).attachments).toHaveLength(1);
  });
});

const folderOf = async ({ id, requestedBy }: Consultation) => [requestedBy.id, id];

describe('an upload', () => {
  it('is nobody else’s to read, write or end', async () => {
    const begun = await draft(people.doctor);
    const place = await begin(begun, head.length);
    for (const stranger of [people.otherDoctor, people.expert, people.countyCoordinator]) {
      expect((await stranger.askUpload(place)).status).toBe(404);
      expect((await stranger.sendPiece(place, 0, head)).status).toBe(404);
      expect((await stranger.send('DELETE', place, { headers: { 'tus-resumable': '1.0.0' } })).status).toBe(
        404,
      );
    }
    expect((await api.stranger.sendPiece(place, 0, head)).body).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(await offsetOf(place)).toBe(0);
    const foreign = { consultationId: begun.id, filename: 'x.png' };
    expect((await people.otherDoctor.beginUpload(foreign, 10)).status).toBe(404);
    expect((await people.expert.beginUpload(foreign, 10)).status).toBe(404);
  });

  it('is refused before a byte travels where it is too large, empty or of nothing', async () => {
    const begun = await draft(people.doctor);
    const about = { consultationId: begun.id, filename: 'x.png' };
    const tooLarge = await people.doctor.beginUpload(about, attachmentMaxBytes + 1);
    expect(tooLarge).toMatchObject({ status: 413, body: { code: 'FILE_TOO_LARGE' } });
    expect((await people.doctor.beginUpload(about, 0)).body).toMatchObject({ code: 'FILE_EMPTY' });
    expect((await people.doctor.beginUpload({ filename: 'x' }, 10)).status).toBe(400);
    expect((await people.doctor.beginUpload({ ...about, kind: 'recipe' }, 10)).status).toBe(400);
    const place = await begin(begun, 10);
    expect((await people.doctor.sendPiece(place, 0, picture)).status).toBe(413);
  });

  it('is judged by its content once it is whole, and leaves nothing behind where it is refused', async () => {
    const begun = await draft(people.doctor);
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    const place = await begin(begun, page.length);
    const answer = await people.doctor.sendPiece(place, 0, page);
    expect(answer).toMatchObject({ status: 415, body: { code: 'FILE_TYPE_UNSUPPORTED' } });
    expect((await people.doctor.askUpload(place)).status).toBe(404);
    expect(await readdir(path.join(api.config.DATA_DIR, 'partial', ...(await folderOf(begun))))).toEqual([]);
  });

  it('that was never finished is cleared away after its time', async () => {
    const begun = await draft(people.doctor);
    const place = await begin(begun, 10);
    const file = path.join(
      api.config.DATA_DIR,
      'partial',
      ...(await folderOf(begun)),
      place.split('/').pop() ?? '',
    );
    expect(existsSync(file)).toBe(true);
    await api.orm.em.fork().execute("update upload set expires_at = now() - interval '1 minute'");
    expect((await people.doctor.askUpload(place)).status).toBe(404);
    await actAsSystem(() => api.app.get(UploadTidying).tidy());
    expect(existsSync(file)).toBe(false);
    expect(await api.orm.em.fork().execute('select id from upload')).toEqual([]);
  });
});
