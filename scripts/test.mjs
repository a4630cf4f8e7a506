// @ts-check
import { setup } from './setup/setup.mjs';
import { Failure, runMain } from './system/failure.mjs';
import { stopWithParent } from './system/node.mjs';
import { elapsed, paint } from './system/terminal.mjs';
import { RINGS } from './test/rings.mjs';

// npm test [-- RING…]
await runMain(async () => {
  stopWithParent(() => process.exit(1));
  const wished = process.argv.slice(2);
  const unknown = wished.filter((name) => !RINGS.some((ring) => ring.name === name));
  if (unknown.length) {
    throw new Failure(
      `No such ring of tests: ${unknown.join(' ')}`,
      `There are: ${RINGS.map(({ name }) => name).join(' ')}`,
    );
  }
  const rings = RINGS.filter(({ name }) => !wished.length || wished.includes(name));
  const needs = ['disk', 'packages', ...new Set(rings.flatMap((ring) => ring.needs))];
  const made = await setup({ needs });
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const summary = [];
  for (const ring of rings) {
    const started = performance.now();
    console.log(`\n${paint.bold(`── ${ring.name}`)}`);
    const counts = await ring.run({ ...process.env, ...made });
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key];
    summary.push(
      `${counts.failed ? paint.red('✗') : paint.green('✓')} ${ring.name.padEnd(8)} ${inWords(counts)} (${elapsed(started)})`,
    );
    console.log(summary.at(-1));
  }
  console.log(`\n${summary.join('\n')}\n\n${inWords(total)}`);
  return total.failed ? 1 : 0;
});

/** @param {import('./test/rings.mjs').Counts} counts */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
