import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Chromium asks its maker's servers about many things at each start; a hospital's network refuses them. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];
/** The fake devices show a moving picture and beep once a second, and are allowed without asking. */
const devices = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

/** A headless browser of its own with a fake camera and microphone. */
export function launchBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
    args: [...quiet, ...devices, '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
  });
}

/** One person at one screen. What a click waits for is bounded, so that a hang is a failure with a place. */
export class Screen {
  private constructor(
    readonly who: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(
    browser: Browser,
    who: string,
    baseURL: string,
    options: { readonly width?: number; readonly height?: number; readonly locale?: string } = {},
  ): Promise<Screen> {
    const context = await browser.newContext({
      baseURL,
      viewport: { width: options.width ?? 1366, height: options.height ?? 768 },
      locale: options.locale ?? 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      permissions: ['camera', 'microphone'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return new Screen(who, context, page);
  }

  at(testId: string) {
    return this.page.getByTestId(testId).first();
  }

  click(testId: string): Promise<void> {
    return this.at(testId).click();
  }

  /** Types into a field, or into the field inside of what carries the id. */
  async fill(testId: string, text: string): Promise<void> {
    const target = this.at(testId);
    const inner = target.locator('input, textarea');
    await ((await inner.count()) > 0 ? inner.first() : target).fill(text);
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.goto('/');
    await this.fill('sign-in-email', email);
    await this.fill('sign-in-password', password);
    await this.click('sign-in-submit');
    await this.at('user-menu').waitFor();
  }

  /** Answers the question who sits at the keyboard by password, as people without a second factor do. */
  async stepUp(password: string): Promise<void> {
    await this.fill('proof-password', password);
    await this.click('proof-submit');
  }

  async waitForState(state: string): Promise<void> {
    await this.page.locator(`[data-testid="consultation-state"][data-state="${state}"]`).first().waitFor();
  }

  /** Asks the API as this person, by the page's own cookie. */
  async get<T>(path: string): Promise<T> {
    const answer = await this.context.request.get(path);
    if (!answer.ok()) throw new Error(`${this.who}: GET ${path} answered ${answer.status()}`);
    return (await answer.json()) as T;
  }
}
