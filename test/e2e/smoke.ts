import { parseArgs } from 'node:util';
import { launchBrowser, Screen } from './browser.js';
import { doMainJob } from './main-job.js';

const help = `npm run smoke -- --url URL
Does the whole main job on a running installation with two real browsers, and prints one JSON line.
It leaves one closed consultation behind.

  --url URL                       where the installation is         (http://127.0.0.1:3000)
  --county-email, --expert-email  two accounts of paired hospitals  (the demo's)
  --county-password, --expert-password
  --specialty NAME                one that the expert answers       (cardiology)
  --pictures FOLDER               keep a screenshot of each step`;

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    'county-email': { type: 'string', default: 'doctor@county-a.example' },
    'county-password': { type: 'string', default: 'jiedui-demo' },
    'expert-email': { type: 'string', default: 'expert@top-a.example' },
    'expert-password': { type: 'string', default: 'jiedui-demo' },
    specialty: { type: 'string', default: 'cardiology' },
    pictures: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(help);
  process.exit(0);
}

const startedAt = performance.now();
const browsers = await Promise.all([launchBrowser(), launchBrowser()]);
const [county, expert] = await Promise.all([
  Screen.open(browsers[0], 'county doctor', values.url),
  Screen.open(browsers[1], 'expert', values.url),
]);
let reached = 'started';

async function onStep(step: string): Promise<void> {
  reached = step;
  console.error(`${((performance.now() - startedAt) / 1000).toFixed(1)} s  ${step}`);
  if (!values.pictures) return;
  for (const screen of [county, expert]) {
    const name = `${step}-${screen.who}`.replaceAll(' ', '-');
    await screen.page.screenshot({ path: `${values.pictures}/${name}.png` });
  }
}

try {
  await Promise.all([
    county.signIn(values['county-email'], values['county-password']),
    expert.signIn(values['expert-email'], values['expert-password']),
  ]);
  await onStep('signed in');
  const result = await doMainJob(county, expert, {
    specialty: values.specialty,
    expertPassword: values['expert-password'],
    framesWanted: 100,
    onStep,
  });
  const totalMs = Math.round(performance.now() - startedAt);
  console.log(JSON.stringify({ ok: result.mailDelivered, ...result, totalMs }));
  process.exitCode = result.mailDelivered ? 0 : 1;
} catch (error) {
  const reason = error instanceof Error ? error.message.split('\n').slice(0, 4).join(' ') : String(error);
  await onStep(`failed after ${reached}`).catch(() => undefined);
  console.log(
    JSON.stringify({ ok: false, after: reached, reason, totalMs: Math.round(performance.now() - startedAt) }),
  );
  process.exitCode = 1;
} finally {
  await Promise.all(browsers.map((browser) => browser.close()));
}
