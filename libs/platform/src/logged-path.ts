import { endpoints } from '@jiedui/contracts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isParameter = (part: string) => part.startsWith('{');
const words = new Set([
  ...Object.values(endpoints).flatMap(({ path }) => path.split('/').filter((part) => !isParameter(part))),
  'api',
  'hints',
  'signalling',
  'assets',
  'metrics',
  'health',
  'live',
  'ready',
]);

/** An address as far as it is known to name nobody: the words of the routes and ids. The query is left out. */
export const loggedPath = (url: string | undefined): string | undefined =>
  url
    ?.split('?')[0]
    ?.split('/')
    .map((part) => (words.has(part) || uuid.test(part) ? part : '…'))
    .join('/');
