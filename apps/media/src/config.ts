import { ConfigError, ffmpegProgram, httpUrl, parseConfig, port, sharedConfig } from '@jiedui/platform';
import { z } from 'zod';

const atMost = (most: number) => z.coerce.number().int().min(1).max(most);
const list = (text: string) => text.split(',').flatMap((entry) => entry.trim() || []);

const address = z.union([z.ipv4(), z.ipv6()]);

const portRange = z
  .string()
  .regex(/^\d{1,5}-\d{1,5}$/)
  .transform((text): [number, number] => {
    const [first = 0, last = 0] = text.split('-').map(Number);
    return [first, last];
  })
  .refine(([first, last]) => first >= 1 && first <= last && last <= 65_535, {
    message: 'not a range of ports',
  });

/** What one browser, one person and one address may take of a node. */
const signallingLimits = {
  SIGNALLING_BURST: atMost(10_000).default(60).meta({
    description: 'Requests one socket may send at once; joining takes about ten',
  }),
  SIGNALLING_PER_SECOND: atMost(10_000).default(15).meta({
    description: 'Requests a second one socket may send in the long run; one that goes on beyond is cut',
  }),
  SIGNALLING_MAX_BYTES: atMost(16_777_216).default(262_144).meta({
    description: 'Longest message of a socket; a longer one cuts it',
  }),
  SIGNALLING_SOCKETS_PER_PERSON: atMost(1_000).default(6).meta({
    description: 'Sockets of one person at this node, in all rooms',
  }),
  SIGNALLING_SOCKETS_PER_ADDRESS: atMost(100_000).default(300).meta({
    description: 'Sockets from one address; a hospital may stand behind one',
  }),
  SIGNALLING_REFUSALS_PER_MINUTE: atMost(100_000).default(60).meta({
    description: 'Bad tickets from one address a minute, after which it is told to wait',
  }),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform(list)
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .meta({
      description: 'Addresses or networks of proxies whose X-Forwarded-For is believed, comma-separated',
    }),
};

export const mediaConfigSchema = z.object({
  ...sharedConfig,
  MEDIA_PORT: port.default(3001).meta({ description: 'Port of signalling, health and metrics' }),
  MEDIA_PUBLIC_URL: httpUrl.meta({
    description: 'Address at which browsers reach this node for signalling',
    example: 'https://media-1.example.org',
  }),
  MEDIA_NODE_ID: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .meta({ description: 'Name of this node, unique in the installation and kept over restarts' }),
  MEDIA_REGION: z
    .string()
    .default('local')
    .meta({
      description:
        'Where the node stands, as divisions by their GB/T 2260 digits, comma-separated (53,5301): people are led ' +
        'to a node near their hospital. Any other name is near to nobody, and sessions stay on one node',
    }),
  MEDIA_DRAIN_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(86_400)
    .default(0)
    .meta({
      description:
        'How long a node that is told to stop waits for its sessions to end before it sends people to another node; ' +
        'whatever stops it must wait 20 seconds longer',
    }),
  MEDIASOUP_WORKER_BIN: z
    .string()
    .optional()
    .meta({ description: 'Path of the mediasoup-worker program where it is not the package’s own' }),
  MEDIA_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(1)
    .meta({ description: 'Worker processes; one per core serves best, and is what npm start sets' }),
  MEDIA_WORKER_PEERS: z.coerce.number().int().min(1).default(150).meta({
    description: 'People one worker should hold; a room that outgrows it goes on in another worker too',
  }),
  RTC_LISTEN_IP: z
    .string()
    .default('127.0.0.1')
    .transform(list)
    .pipe(z.tuple([address], address))
    .meta({ description: 'Addresses to receive media on, IPv4 and IPv6, comma-separated' }),
  RTC_ANNOUNCED_ADDRESS: z.string().default('').transform(list).meta({
    description:
      'Addresses browsers send media to, in the order of RTC_LISTEN_IP, where they differ from it: behind NAT, or 0.0.0.0',
  }),
  RTC_PORT: port.default(40_000).meta({
    description: 'First media port; each worker takes one, UDP and TCP, counting upwards',
  }),
  MEDIA_PIPE_LISTEN_IP: z.string().optional().meta({
    description: 'Address to receive media of other nodes on, where it is not the first of RTC_LISTEN_IP',
  }),
  MEDIA_PIPE_ANNOUNCED_ADDRESS: z.string().optional().meta({
    description: 'IP address other nodes send media to, where it is not the first of RTC_ANNOUNCED_ADDRESS',
  }),
  MEDIA_PIPE_PORTS: portRange.default([50_000, 50_999]).meta({
    description:
      'UDP ports between nodes, first-last: one for each session that is held with each other node',
  }),
  ...signallingLimits,
  DATA_DIR: z
    .string()
    .default('.data')
    .meta({ description: 'Folder for recordings until the api has fetched them' }),
  FFMPEG_BIN: ffmpegProgram,
  WEB_ORIGINS: z
    .string()
    .default('')
    .transform(list)
    .pipe(z.array(z.url({ protocol: /^https?$/ })))
    .meta({ description: 'Comma-separated origins of the web app that may open signalling from a browser' }),
});

export type MediaConfig = Readonly<z.output<typeof mediaConfigSchema>>;
export const MEDIA_CONFIG = Symbol('MEDIA_CONFIG');

/** @throws ConfigError */
export function readMediaConfig(env: NodeJS.ProcessEnv): MediaConfig {
  const config = parseConfig(mediaConfigSchema, env);
  if (config.RTC_ANNOUNCED_ADDRESS.length > config.RTC_LISTEN_IP.length)
    throw new ConfigError(['RTC_ANNOUNCED_ADDRESS: more addresses than in RTC_LISTEN_IP']);
  return config;
}

export interface ListenAddress {
  readonly ip: string;
  readonly announcedAddress?: string;
}

/** Where media is received, and under what address browsers are told to send it. */
export const listenAddresses = ({ RTC_LISTEN_IP, RTC_ANNOUNCED_ADDRESS }: MediaConfig): ListenAddress[] =>
  RTC_LISTEN_IP.map((ip, at) => {
    const announcedAddress = RTC_ANNOUNCED_ADDRESS[at];
    return announcedAddress === undefined ? { ip } : { ip, announcedAddress };
  });
