export interface BrowserName {
  readonly browser: string;
  readonly system: string;
}

/** First match wins: those who build on Chromium also say Chrome, and all but Firefox say Safari. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/(OPR|Opera)\//, 'Opera'],
  [/QQBrowser/, 'QQ Browser'],
  [/HuaweiBrowser/, 'Huawei Browser'],
  [/MiuiBrowser/, 'Mi Browser'],
  [/UCBrowser/, 'UC Browser'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** Android and iPhones name the system they stem from, too. */
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
];

const nameIn = (names: typeof browsers, agent: string) => names.find(([mark]) => mark.test(agent))?.[1];

/** What a browser calls itself, in words that its owner knows it by; nothing where it cannot be told. */
export function browserName(agent: string | null): BrowserName | undefined {
  if (agent === null) return undefined;
  const browser = nameIn(browsers, agent);
  const system = nameIn(systems, agent);
  return browser && system ? { browser, system } : undefined;
}
