// @ts-check
import { portAllocator } from './services/ports.mjs';
import { setup } from './setup/setup.mjs';
import { accountTable, migrate, seed } from './start/demo.mjs';
import { appEnvironment, isDemo } from './start/environment.mjs';
import { claimRun, removeRun, writeRun } from './start/run-file.mjs';
import { readSecrets } from './start/secrets.mjs';
import { explain, runMain } from './system/failure.mjs';
import { stopWithParent } from './system/node.mjs';
import { elapsed, paint } from './system/terminal.mjs';

const isWatching = process.argv.includes('--watch');

/** Newest first: the order in which they stop. @type {import('./start/services.mjs').Part[]} */
const parts = [];
/** @type {Record<string, unknown>} */
let described = {};
let isStopping = false;

const SERVICES = ['postgres', 'redis', 'mailbox'];

// npm start, npm run dev
await runMain(async () => {
  const started = performance.now();
  await setup({ needs: ['disk', 'packages'] });
  await claimRun();
  stopOnSignals();
  try {
    const made = await setup({ needs: ['postgres', 'redis', 'worker', 'ffmpeg', 'build'] });
    await startAll(made, started);
  } catch (error) {
    // Told to stop in the middle, everything that was waited for fails.
    if (!isStopping) {
      explain(error);
      await stop(1);
    }
  }
});

/** @param {Record<string, string>} made @param {number} startedMs */
async function startAll(made, startedMs) {
  // Only now: they use packages that the set-up may just have installed.
  const { startServices } = await import('./start/services.mjs');
  const { runApp, startTools } = await import('./start/apps.mjs');
  const port = portAllocator((text) => console.log(paint.yellow(text)));
  const secrets = readSecrets();
  const services = await startServices({ secrets, port, onStarted, onChange: record });
  const environment = await appEnvironment({
    port,
    services,
    setup: made,
    secrets,
    isWatching,
  });
  const { env, url, addresses } = environment;
  // First: the first pass of the compiler would restart the applications.
  if (isWatching) await startTools({ environment, onStarted });
  const options = { environment, isWatching, onStarted, onChange: record };
  const [accounts] = await Promise.all([
    migrate(env).then(async () => (await Promise.all([isDemo ? seed(env) : [], runApp('api', options)]))[0]),
    runApp('media', options),
  ]);
  described = {
    url,
    apiUrl: addresses.api,
    mediaUrl: addresses.media,
    mailboxUrl: env.MAILBOX_URL,
    smtpUrl: env.SMTP_URL,
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    redisUrl: env.REDIS_URL,
    startedAt: new Date().toISOString(),
  };
  record();
  console.log(`\n${paint.bold('Jiedui')} runs (${elapsed(startedMs)}). Ctrl-C stops it.\n`);
  if (env.MAILBOX_URL) console.log(`Mailbox: ${env.MAILBOX_URL}\n`);
  if (accounts.length) console.log(`${accountTable(accounts)}\n`);
  if (await needsSetup(addresses.api)) {
    console.log(`First administrator: ${url}/setup with the set-up code ${env.SETUP_CODE}\n`);
  }
  console.log(`Ready: ${url}`);
}

/** @param {string} api */
async function needsSetup(api) {
  const answer = await fetch(`${api}/api/setup`);
  return /** @type {{ isNeeded?: boolean }} */ (await answer.json()).isNeeded === true;
}

/** @param {import('./start/services.mjs').Part} part */
function onStarted(part) {
  parts.unshift(part);
  record();
}

function record() {
  if (isStopping) return;
  const pids = parts.flatMap(({ name, pid }) => (pid ? [[name, pid()]] : []));
  writeRun(described, Object.fromEntries(pids));
}

function stopOnSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // From a terminal it comes twice: directly, and handed on by those who started us.
      if (!isStopping) console.log('\nStopping …');
      void stop(0);
    });
  }
  process.once('uncaughtException', (error) => {
    explain(error);
    void stop(1);
  });
  stopWithParent(() => void stop(0));
}

/** Stops what this start started: applications first, then what they use. @param {number} code */
async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  for (const isService of [false, true]) {
    const group = parts.filter(({ name }) => SERVICES.includes(name) === isService);
    await Promise.allSettled(group.map((part) => part.stop()));
  }
  removeRun();
  process.exit(code);
}
