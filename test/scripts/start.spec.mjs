// @ts-check
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { test } from 'node:test';
import { accountTable } from '../../scripts/start/demo.mjs';
import { keepRunning } from '../../scripts/start/supervision.mjs';

test('what ends by itself is started again, and stopping ends that', async (t) => {
  t.mock.method(console, 'log', () => {});
  /** @type {(() => void)[]} */
  const ends = [];
  const changes = new EventEmitter();
  const change = once(changes, 'change');
  const launch = async () => {
    const { promise, resolve } = Promise.withResolvers();
    ends.push(() => resolve(undefined));
    return { pid: ends.length, exited: promise, stop: async () => resolve(undefined) };
  };
  const kept = await keepRunning('it', launch, () => changes.emit('change'));
  assert.equal(kept.current.pid, 1);
  ends[0]();
  await change;
  assert.equal(kept.current.pid, 2);
  await kept.stop();
  assert.equal(ends.length, 2);
});

test('the table shows one account of each role, aligned with Chinese in it', () => {
  const account = { role: 'expert', email: 'a@x.test', password: 'p', name: '王医生', hospital: '第一医院' };
  const lines = accountTable([
    account,
    { ...account, email: 'b@x.test' },
    { ...account, role: 'coordinator', name: 'Li' },
  ]).split('\n');
  assert.equal(lines.length, 3);
  assert.equal(lines[1], 'expert       a@x.test  p         王医生  第一医院');
  assert.equal(lines[2], 'coordinator  a@x.test  p         Li      第一医院');
});
