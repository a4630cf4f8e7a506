import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@jiedui/testing';
import { ApiHarness } from '../../apps/api/test/api-harness.js';
import { ApiProcess } from './redaction/api-process.js';
import { Marks } from './redaction/marks.js';
import { Onslaught } from './redaction/onslaught.js';
import { databasePlaces, mails, redisPlaces } from './redaction/places.js';
import { AccountStory } from './redaction/account.story.js';
import { CaseStory } from './redaction/case.story.js';
import { StoryCast } from './redaction/story-cast.js';
import { sql } from './sql.js';

const marks = new Marks();
let api: ApiHarness;
let started: ApiProcess;
let answered = 0;

/** Everything that was owed is done: what jobs would tell, they have told. */
async function settled(): Promise<void> {
  await waitFor(
    'the end of all jobs',
    async () => {
      const [owed] = await sql<{ open: number }>(
        api.orm,
        `select (select count(*) from outbox where published_at is null)::int
         + (select count(*) from delivery where state in ('pending', 'failed'))::int as open`,
      );
      return owed?.open === 0;
    },
    60_000,
  );
}

beforeAll(async () => {
  // The one in this process is for looking behind the other: it takes no jobs and no requests.
  api = await ApiHarness.start({ ROLES: 'http' });
  started = await ApiProcess.start(api.config);
  const cast = new StoryCast(api, started.url, marks);
  await cast.gather();
  await new AccountStory(cast).run();
  await new CaseStory(cast).run();
  let wire = await cast.bystander();
  const onslaught = new Onslaught(
    () => wire,
    marks.of('stray'),
    async () => {
      wire = await cast.bystander();
    },
  );
  answered = await onslaught.run();
  await settled();
});
afterAll(async () => {
  await started?.stop();
  await api?.stop();
});

describe('what is typed in and what is secret is nowhere', () => {
  it('in the log of the process, at its most talkative', () => {
    expect(answered).toBeGreaterThan(500);
    // One line per request is the least that it says.
    expect(started.log.split('\n').length).toBeGreaterThan(answered);
    expect(started.log).toContain('"level":"debug"');
    expect(linesWith(started.log)).toEqual([]);
  });

  it('in Redis, be it a job, a failure, a hint or a key', async () => {
    const places = await redisPlaces(api.config.REDIS_URL, api.config.REDIS_PREFIX);
    expect(places.length).toBeGreaterThan(10);
    expect(places.flatMap(({ place, text }) => marks.foundIn(`${place} ${text.slice(0, 80)}`, text))).toEqual(
      [],
    );
  });

  it('in the metrics', async () => {
    const text = await started.metrics();
    expect(text).toContain('jiedui_http_request_duration_seconds');
    expect(marks.foundIn('metrics', text)).toEqual([]);
  });

  it('in mails, but for the token that a mail is sent for', async () => {
    const sent = await mails();
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.flatMap(({ text }) => marks.foundIn('mail', text))).toEqual([]);
  });

  it('in the database, but for the columns that keep it', async () => {
    const places = await databasePlaces(api.orm);
    const kept = places.find(({ place }) => place === 'column consultation.history');
    expect(kept?.text).toContain(marks.of('history'));
    expect(places.flatMap(({ place, text }) => marks.foundIn(place, text))).toEqual([]);
  });
});

/** The lines that say too much, so that a failure shows them. */
const linesWith = (log: string) =>
  log
    .split('\n')
    .flatMap((line) => marks.foundIn('log', line).map((what) => `${what}: ${line.slice(0, 400)}`));
