import { httpUrl, parseConfig, port, sharedConfig } from '@jiedui/platform';
import { z } from 'zod';

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
    .meta({ description: 'Where the node stands; sessions are placed near their participants' }),
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
  MEDIA_WORKER_PEERS: z.coerce
    .number()
    .int()
    .min(1)
    .default(150)
    .meta({
      description: 'People one worker should hold; a room that outgrows it goes on in another worker too',
    }),
  RTC_LISTEN_IP: z.string().default('127.0.0.1').meta({ description: 'Address to receive media on' }),
  RTC_ANNOUNCED_ADDRESS: z.string().optional().meta({
    description: 'Address browsers send media to where it differs from RTC_LISTEN_IP: behind NAT, or 0.0.0.0',
  }),
  RTC_PORT: port.default(40_000).meta({
    description: 'First media port; each worker takes one, UDP and TCP, counting upwards',
  }),
  WEB_ORIGINS: z
    .string()
    .default('')
    .transform((origins) => origins.split(',').flatMap((origin) => origin.trim() || []))
    .pipe(z.array(z.url({ protocol: /^https?$/ })))
    .meta({ description: 'Comma-separated origins of the web app that may open signalling from a browser' }),
});

export type MediaConfig = Readonly<z.output<typeof mediaConfigSchema>>;
export const MEDIA_CONFIG = Symbol('MEDIA_CONFIG');

export const readMediaConfig = (env: NodeJS.ProcessEnv): MediaConfig => parseConfig(mediaConfigSchema, env);
