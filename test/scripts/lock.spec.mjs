// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readLock, takeLock, withLock } from '../../scripts/system/lock.mjs';
import { identity } from '../../scripts/system/processes.mjs';
import { temporaryFolder } from './fixtures.mjs';

test('a lock that a living process holds is not taken, and tells what it wrote', (t) => {
  const file = path.join(temporaryFolder(t), 'x.lock');
  assert.equal(takeLock(file, { url: 'http://here' }), undefined);
  assert.equal(takeLock(file)?.url, 'http://here');
});

test('the lock of a process that is gone is taken over, also when its number lives on', async (t) => {
  const file = path.join(temporaryFolder(t), 'x.lock');
  const child = spawn('true');
  await once(child, 'exit');
  fs.writeFileSync(file, JSON.stringify({ owner: `${child.pid}@1` }));
  assert.equal(takeLock(file), undefined);
  fs.writeFileSync(file, JSON.stringify({ owner: `${process.pid}@1` }));
  assert.equal(takeLock(file), undefined);
  assert.equal(readLock(file)?.owner, identity(process.pid));
});

test('a lock file cut off in the middle does not stand in the way', (t) => {
  const file = path.join(temporaryFolder(t), 'x.lock');
  fs.writeFileSync(file, '{"own');
  assert.equal(takeLock(file), undefined);
});

test('a lock is free again after the work, also when it failed', async (t) => {
  const file = path.join(temporaryFolder(t), 'x.lock');
  await assert.rejects(
    withLock(file, 'another', async () => Promise.reject(new Error('work'))),
    /work/,
  );
  assert.equal(fs.existsSync(file), false);
});
