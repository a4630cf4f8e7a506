// @ts-check
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { buildWorker } from '../../scripts/setup/worker-build.mjs';
import { worker } from '../../scripts/setup/worker.mjs';
import { asUser, fakePrograms, temporaryFolder, told } from './fixtures.mjs';

const recipe = path.resolve(import.meta.dirname, '../../scripts/mediasoup-worker');
const mediasoup = path.resolve(import.meta.dirname, '../../node_modules/mediasoup');
const installed = { 'apt-get': 'exit 1', 'dpkg-query': 'echo installed', dpkg: 'exit 1' };
const build = (/** @type {string} */ work) => buildWorker({ mediasoup, recipe, work, progress: () => {} });

test('without root, missing Debian packages are named with the command that installs them', async (t) => {
  asUser(t, 1000);
  fakePrograms(t, {
    ...installed,
    'dpkg-query': 'case "$*" in *meson*|*g++*) exit 1;; *) echo installed;; esac',
    sudo: 'exit 1',
  });
  const text = await told(build(temporaryFolder(t)));
  assert.match(text, /Debian packages are missing: g\+\+ meson\n/);
  assert.match(text, /sudo apt-get install -y --no-install-recommends g\+\+ meson\n/);
  assert.match(text, /MEDIASOUP_WORKER_BIN/);
});

test('a failing apt-get is told apart from missing rights', async (t) => {
  asUser(t, 0);
  fakePrograms(t, {
    ...installed,
    'dpkg-query': 'exit 1',
    'apt-get': 'echo "E: Unable to locate package meson"; exit 100',
  });
  const text = await told(build(temporaryFolder(t)));
  assert.match(text, /apt-get could not install g\+\+ meson/);
  assert.match(text, /E: Unable to locate package meson/);
  assert.match(text, /apt-get update/);
});

test('a C++ compiler that does not work is named with what it said', async (t) => {
  fakePrograms(
    t,
    { ...installed, cc: 'exit 0', 'c++': 'echo "c++: fatal error: cannot execute cc1plus" >&2; exit 1' },
    { isAlone: true },
  );
  const work = temporaryFolder(t);
  fs.copyFileSync('/bin/true', path.join(work, 'probe'));
  const text = await told(withEnvironment({ CC: 'cc', CXX: 'c++' }, () => build(work)));
  assert.match(text, /No C\+\+ compiler here can build a program \(tried CXX=c\+\+\)/);
  assert.match(text, /cannot execute cc1plus/);
  assert.match(text, /Set CXX to one that works/);
});

test('no compiler at all: says which package to repair', async (t) => {
  fakePrograms(t, { ...installed, gcc: 'exit 1', clang: 'exit 1' }, { isAlone: true });
  const text = await told(withEnvironment({ CC: 'gcc-that-is-not-there' }, () => build(temporaryFolder(t))));
  assert.match(text, /No C compiler here can build a program/);
});

test('a MEDIASOUP_WORKER_BIN that is no worker is refused by name', async () => {
  const text = await told(withEnvironment({ MEDIASOUP_WORKER_BIN: '/bin/true' }, () => worker.check()));
  assert.match(text, /MEDIASOUP_WORKER_BIN=\/bin\/true is no mediasoup-worker that runs/);
});

test('the recipe names its Debian packages without building', async () => {
  const { run } = await import('../../scripts/system/commands.mjs');
  const { code, output } = await run('bash', [path.join(recipe, 'build-worker.sh'), '--packages']);
  assert.equal(code, 0);
  assert.match(output, /^g\+\+ meson ninja-build /);
});

/** @param {Record<string, string>} variables @param {() => Promise<unknown>} work */
async function withEnvironment(variables, work) {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
