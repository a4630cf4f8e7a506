// @ts-check
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import nodemailer from 'nodemailer';
import { MailStore } from '../../scripts/services/mail-store.mjs';
import { startMailbox } from '../../scripts/services/mailbox.mjs';
import { freePort } from '../../scripts/services/ports.mjs';
import { temporaryFolder } from './fixtures.mjs';

const MAIL = {
  from: '接对 <no-reply@jiedui.test>',
  to: '王医生 <wang@hospital.test>',
  bcc: 'archive@hospital.test',
  subject: '会诊 <b>今天</b>',
  text: 'See https://jiedui.test/a?b=1&c=2.',
  html: '<p>你好</p><script>alert(1)</script>',
};

/** @param {import('node:test').TestContext} t */
async function mailbox(t) {
  const started = await startMailbox({
    dataDir: temporaryFolder(t),
    smtpPort: await freePort(),
    webPort: await freePort(),
  });
  t.after(() => started.stop());
  return started;
}

test('a mail that is sent shows in the list and can be read, its blind copy too', async (t) => {
  const { smtpUrl, webUrl } = await mailbox(t);
  await nodemailer.createTransport(smtpUrl).sendMail(MAIL);
  const [summary] = await json(`${webUrl}/api/messages`);
  assert.equal(summary.subject, MAIL.subject);
  assert.deepEqual(summary.to, ['wang@hospital.test', 'archive@hospital.test']);
  const mail = await json(`${webUrl}/api/messages/${summary.id}`);
  assert.equal(mail.text.trim(), MAIL.text);
});

test('nothing of a mail runs in the page', async (t) => {
  const { smtpUrl, webUrl } = await mailbox(t);
  await nodemailer.createTransport(smtpUrl).sendMail(MAIL);
  const [{ id }] = await json(`${webUrl}/api/messages`);
  const list = await (await fetch(webUrl)).text();
  assert.ok(list.includes('会诊 &lt;b&gt;今天&lt;/b&gt;'));
  const page = await (await fetch(`${webUrl}/messages/${id}`)).text();
  assert.ok(page.includes('<a href="https://jiedui.test/a?b=1&amp;c=2" target="_blank"'));
  const html = await fetch(`${webUrl}/messages/${id}/html`);
  assert.match(
    html.headers.get('content-security-policy') ?? '',
    /^sandbox allow-popups .*default-src 'none'/,
  );
});

test('a page of another name cannot read the mails', async (t) => {
  const { webUrl } = await mailbox(t);
  const status = await new Promise((resolve) => {
    http.get(webUrl, { headers: { host: 'elsewhere.test' } }, (response) => resolve(response.statusCode));
  });
  assert.equal(status, 421);
  assert.equal((await fetch(`${webUrl}/api/messages/..%2f..%2fsecrets`)).status, 404);
});

test('only the newest 500 are kept', async (t) => {
  const store = new MailStore(temporaryFolder(t));
  await store.open();
  for (let number = 0; number < 503; number++) await store.add(Buffer.from(`Subject: ${number}\r\n\r\n`), []);
  const mails = await store.list();
  assert.equal(mails.length, 500);
  assert.ok(!mails.some(({ subject }) => subject === '0'));
});

/** @param {string} url @returns {Promise<any>} */
const json = async (url) => (await fetch(url)).json();
