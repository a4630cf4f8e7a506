import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '@jiedui/contracts';
import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { launchBrowser, Screen } from './browser.js';
import { linkMailedTo } from './mailbox.js';
import { Product } from './product.js';

const minuteMs = 60_000;
const stepMs = 30_000;
const email = 'newcomer@county-a.example';
const firstPassword = 'lantern-over-7-rivers';
const secondPassword = 'harbour-under-9-stars';

let product: Product;
let browser: Browser;
let mailboxUrl: string;
let url: string;
let secret: string;
let recoveryCodes: string[];

beforeAll(async () => {
  product = await Product.start();
  ({ mailboxUrl } = await product.runFile());
  // Passkeys belong to a name, never to a bare address.
  url = product.url.replace('127.0.0.1', 'localhost');
  browser = await launchBrowser();
}, 5 * minuteMs);

afterAll(async () => {
  await browser.close();
  await product.stop();
}, minuteMs);

const open = (who: string) => Screen.open(browser, who, url);
const me = (screen: Screen) => screen.get<Me>('/api/me');

/** A time step counts once: the next code is of a step that was not used yet. */
let lastStep = 0;
async function nextCode(screen: Screen): Promise<string> {
  for (;;) {
    const step = Math.floor(Date.now() / stepMs);
    if (step > lastStep) {
      lastStep = step;
      return generateSync({ secret });
    }
    await screen.page.waitForTimeout(500);
  }
}

async function enterPassword(screen: Screen, password: string): Promise<void> {
  await screen.page.goto('/');
  await screen.fill('sign-in-email', email);
  await screen.fill('sign-in-password', password);
  await screen.click('sign-in-submit');
}

async function signInByCode(screen: Screen, password: string): Promise<void> {
  await enterPassword(screen, password);
  await screen.click('proof-method-totp');
  await screen.fill('proof-totp', await nextCode(screen));
  await screen.click('proof-submit');
  await screen.at('user-menu').waitFor();
}

/** The authenticator answers at once, also to what is only offered: here the browser offers nothing. */
const offerNothing = (screen: Screen) =>
  screen.page.evaluate('PublicKeyCredential.isConditionalMediationAvailable = async () => false');
const offerAgain = (screen: Screen) =>
  screen.page.evaluate('PublicKeyCredential.isConditionalMediationAvailable = async () => true');

async function signOut(screen: Screen): Promise<void> {
  await screen.click('user-menu');
  await screen.click('sign-out');
}

describe('an invitation', () => {
  it(
    'goes by mail and makes an account at the hospital that invites',
    async () => {
      const administrator = await open('administrator');
      await administrator.signIn('administrator@county-a.example', 'jiedui-demo');
      await administrator.click('nav-people');
      await administrator.click('invite');
      await administrator.fill('invite-email', email);
      await administrator.page.getByTestId('post-role').selectOption('countyDoctor');
      await administrator.click('invite-send');
      await administrator.stepUp('jiedui-demo');
      await administrator.at('toast').waitFor();

      const newcomer = await open('newcomer');
      await newcomer.page.goto(await linkMailedTo(mailboxUrl, email, '/invitation'));
      await newcomer.fill('account-nameZh', '示例新人');
      await newcomer.fill('account-nameEn', 'Newcomer');
      await newcomer.fill('account-password', 'newcomer-1234');
      await newcomer.click('invitation-accept');
      // A password that names its owner is refused where it is typed.
      expect(await newcomer.at('password-strength').getAttribute('data-level')).toBe('weak');
      await newcomer.fill('account-password', firstPassword);
      await newcomer.click('invitation-accept');
      await newcomer.click('entry-to-sign-in');
      await enterPassword(newcomer, firstPassword);
      await newcomer.at('user-menu').waitFor();
      const { posts } = await me(newcomer);
      expect(posts.map(({ role }) => role)).toEqual(['countyDoctor']);
      await newcomer.context.close();

      await administrator.click('tab-invitations');
      await administrator.click('invitation-states-accepted');
      await administrator.page.locator(`[data-testid="invitation-row"][data-email="${email}"]`).waitFor();
      await administrator.context.close();
    },
    2 * minuteMs,
  );
});

describe('an authenticator app', () => {
  it(
    'is set up with a fresh proof, and gives recovery codes once',
    async () => {
      const screen = await open('newcomer');
      await enterPassword(screen, firstPassword);
      await screen.click('user-menu');
      await screen.click('menu-account');
      await screen.click('totp-begin');
      await screen.stepUp(firstPassword);
      secret = (await screen.at('totp-secret').innerText()).replaceAll(' ', '');
      await screen.fill('totp-code', await nextCode(screen));
      await screen.click('totp-confirm');
      await screen.at('recovery-codes').waitFor();
      recoveryCodes = await screen.page.locator('[data-testid="recovery-codes"] code').allInnerTexts();
      expect(recoveryCodes).toHaveLength(10);
      await screen.click('recovery-saved');
      await screen.page.locator('[data-testid="account-totp"][data-set="true"]').waitFor();
      expect((await me(screen)).stepUpMethods).not.toContain('password');
      await screen.context.close();
    },
    minuteMs,
  );

  it(
    'is asked for after the password; a wrong code says so and a right one lets in',
    async () => {
      const screen = await open('newcomer');
      await enterPassword(screen, firstPassword);
      await screen.at('second-factor').waitFor();
      await screen.fill('proof-totp', '000000');
      await screen.click('proof-submit');
      await screen.at('proof-error').waitFor();
      await screen.fill('proof-totp', await nextCode(screen));
      await screen.click('proof-submit');
      await screen.at('user-menu').waitFor();
      expect((await me(screen)).email).toBe(email);
      await screen.context.close();
    },
    2 * minuteMs,
  );

  it(
    'is stood in for by a recovery code, once',
    async () => {
      const code = recoveryCodes[0] ?? '';
      const prove = async (screen: Screen) => {
        await enterPassword(screen, firstPassword);
        await screen.click('proof-method-recoveryCode');
        await screen.fill('proof-recoveryCode', code);
        await screen.click('proof-submit');
      };
      const first = await open('newcomer');
      await prove(first);
      await first.at('user-menu').waitFor();
      expect((await me(first)).email).toBe(email);
      await first.context.close();
      const again = await open('newcomer again');
      await prove(again);
      await again.at('proof-error').waitFor();
      await again.context.close();
    },
    minuteMs,
  );
});

describe('a passkey', () => {
  it(
    'is made on the account page and then signs in without a password',
    async () => {
      const screen = await open('newcomer');
      await signInByCode(screen, firstPassword);
      const devtools = await screen.context.newCDPSession(screen.page);
      await devtools.send('WebAuthn.enable');
      await devtools.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      await screen.page.goto('/account');
      await screen.click('passkey-add');
      await screen.fill('passkey-name', '诊室电脑');
      await screen.click('dialog-confirm');
      await screen.fill('proof-totp', await nextCode(screen));
      await screen.click('proof-submit');
      await screen.at('passkey-row').waitFor();
      expect(await screen.at('passkey-row').innerText()).toContain('诊室电脑');

      await offerNothing(screen);
      await signOut(screen);
      await screen.click('sign-in-passkey');
      await screen.at('user-menu').waitFor();
      expect((await me(screen)).email).toBe(email);

      await offerAgain(screen);
      const signedIn = screen.page.waitForResponse('**/api/sign-in/passkey');
      await signOut(screen);
      // Chosen among what the browser fills into the address field, without a click on the page.
      expect((await signedIn).ok()).toBe(true);
      await screen.at('user-menu').waitFor();
      expect((await me(screen)).email).toBe(email);
      await screen.context.close();
    },
    2 * minuteMs,
  );
});

describe('a forgotten password', () => {
  it(
    'is reset by mail, which ends the sessions that were open',
    async () => {
      const before = await open('signed in before');
      await signInByCode(before, firstPassword);
      const screen = await open('newcomer');
      await screen.page.goto('/');
      await screen.click('sign-in-forgotten');
      await screen.fill('forgotten-email', email);
      await screen.click('forgotten-submit');
      await screen.at('reset-mail-sent').waitFor();
      const link = await linkMailedTo(mailboxUrl, email, '/reset-password');
      await screen.page.goto(link);
      await screen.fill('reset-password', secondPassword);
      await screen.click('reset-submit');
      await screen.at('reset-done').waitFor();
      await screen.click('entry-to-sign-in');
      await signInByCode(screen, secondPassword);

      const answer = await before.context.request.get('/api/me');
      expect(answer.status()).toBe(401);
      await before.page.goto(link);
      await before.fill('reset-password', firstPassword);
      await before.click('reset-submit');
      // The link worked once.
      await before.at('reset-ask-again').waitFor();
      await before.context.close();
      await screen.context.close();
    },
    3 * minuteMs,
  );
});
