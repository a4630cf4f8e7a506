// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { test } from 'node:test';
import { freePort, portAllocator } from '../../scripts/services/ports.mjs';
import { told } from './fixtures.mjs';

/** @param {import('node:test').TestContext} t */
async function takenPort(t) {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return /** @type {net.AddressInfo} */ (server.address()).port;
}

test('a default port that is taken moves to the next free one, and it is said', async (t) => {
  const taken = await takenPort(t);
  /** @type {string[]} */
  const said = [];
  const port = await portAllocator((text) => said.push(text))({
    name: 'the API',
    variable: 'NO_SUCH_PORT',
    preferred: taken,
  });
  assert.ok(port > taken);
  assert.match(
    said.join(),
    new RegExp(`Port ${taken} is taken, the API uses ${port} \\(NO_SUCH_PORT sets it\\)`),
  );
});

test('a port that the user set and that is taken is an error that names it and who holds it', async (t) => {
  const taken = await takenPort(t);
  process.env.SET_PORT = String(taken);
  t.after(() => delete process.env.SET_PORT);
  const text = await told(portAllocator(() => {})({ name: 'the API', variable: 'SET_PORT', preferred: 1 }));
  assert.match(text, new RegExp(`Port ${taken} for the API \\(SET_PORT\\) is already taken`));
  if (process.platform === 'linux') assert.match(text, new RegExp(`pid ${process.pid}\\)`));
});

test('a port that is no number is refused', async (t) => {
  process.env.SET_PORT = 'eighty';
  t.after(() => delete process.env.SET_PORT);
  assert.match(
    await told(portAllocator(() => {})({ name: 'x', variable: 'SET_PORT', preferred: 1 })),
    /SET_PORT=eighty is not a port/,
  );
});

test('no port is given out twice, and a range is free as a whole', async (t) => {
  const allocate = portAllocator(() => {});
  const preferred = await freePort();
  const first = await allocate({ name: 'a', variable: 'A', preferred });
  const second = await allocate({ name: 'b', variable: 'B', preferred });
  assert.notEqual(first, second);
  const taken = await takenPort(t);
  const range = await allocate({ name: 'c', variable: 'C', preferred: taken - 1, count: 3 });
  assert.ok(range > taken, 'a range that holds a taken port is skipped');
});
