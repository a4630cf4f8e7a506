import { defaultQualityThresholds, qualityReasons, type QualityThresholds, roles } from '@jiedui/domain';
import { ffmpegProgram, flag, httpUrl, parseConfig, port, sharedConfig } from '@jiedui/platform';
import { z } from 'zod';

const processRoles = ['http', 'jobs'] as const;

const hasAllOrNone = (config: Record<string, unknown>, names: readonly string[]) => {
  const set = names.filter((name) => config[name] !== undefined);
  return set.length === 0 || set.length === names.length;
};

const s3Names = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const databaseSettings = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).meta({
    description:
      'PostgreSQL 15 or newer, as a login in the role jiedui_application; the embedded one where unset in npm start',
  }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20).meta({
    description: 'Most connections this process opens to PostgreSQL',
  }),
};

/** `id:key` pairs, comma-separated, to a map that keeps their order. */
const masterKeys = z
  .string()
  .transform((text) => text.split(',').map((pair) => pair.trim().split(':')))
  .pipe(
    z
      .array(z.tuple([z.string().regex(/^[\w-]{1,32}$/), z.string().regex(/^[0-9a-f]{64}$/i)]))
      .min(1)
      .transform((pairs) => new Map(pairs.map(([id, key]) => [id, Buffer.from(key, 'hex')]))),
  );

const vaultSettings = {
  DATA_MASTER_KEYS: masterKeys.meta({
    description:
      'Keys that wrap the keys of patient data, as id:64 hex digits, comma-separated; the first wraps new ones. ' +
      'Made by npm start; without them sealed data is lost, so keep them apart from the backups',
    example: '2026:0123…cdef',
  }),
};

const turnSettings = {
  TURN_URLS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((url) => url.trim() || []))
    .pipe(z.array(z.string().regex(/^turns?:\S+$/)))
    .meta({
      description:
        'Relays (coturn) for browsers that reach no media node directly, comma-separated; none where unset',
      example: 'turns:turn.example.org:443?transport=tcp',
    }),
  TURN_SECRET: z.string().min(16).optional().meta({
    description: "The relays' static-auth-secret: from it browsers are given credentials of some hours",
  }),
};

const webhookNames = ['SMS_WEBHOOK_URL', 'SMS_WEBHOOK_SECRET'] as const;
const chatNames = ['CHAT_WEBHOOK_URL', 'CHAT_WEBHOOK_SECRET'] as const;
const vapidNames = ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'] as const;

/** The services of the browsers in use; where notices go is never up to who receives them. */
const browserPushOrigins = [
  'https://fcm.googleapis.com',
  'https://updates.push.services.mozilla.com',
  'https://web.push.apple.com',
  'https://wns2-by3p.notify.windows.com',
].join(',');

const gatewaySecret = z.string().min(16).optional();

/** Ways to tell people outside the application, besides mail. Only who runs the installation says where they lead. */
const noticeSettings = {
  SMS_WEBHOOK_URL: httpUrl.optional().meta({
    description:
      'Gateway that sends text messages: gets a signed POST for each; no text messages where unset',
  }),
  SMS_WEBHOOK_SECRET: gatewaySecret.meta({
    description: 'Secret that signs what goes to the text message gateway (HMAC-SHA-256)',
  }),
  CHAT_WEBHOOK_URL: httpUrl.optional().meta({
    description:
      'Gateway of a chat such as WeChat Work: gets a signed POST for each message; no chat where unset',
  }),
  CHAT_WEBHOOK_SECRET: gatewaySecret.meta({
    description: 'Secret that signs what goes to the chat gateway (HMAC-SHA-256)',
  }),
  PUSH_ORIGINS: z
    .string()
    .default(browserPushOrigins)
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .meta({ description: 'Push services that browsers may be reached through, comma-separated' }),
  VAPID_PUBLIC_KEY: z.string().optional().meta({
    description:
      'Key pair that identifies this installation to push services; made and kept sealed where unset',
  }),
  VAPID_PRIVATE_KEY: z.string().optional().meta({ description: 'Belongs to VAPID_PUBLIC_KEY' }),
};

/** An empty variable counts as unset, so that no role at all needs a word of its own. */
const roleList = z
  .string()
  .default('platformAdministrator,hospitalAdministrator,supervisor')
  .transform((list) => (list.trim() === 'none' ? [] : list.split(',').map((role) => role.trim())))
  .pipe(z.array(z.enum(roles)));

/** What the commands need that work on the database as its owner. */
export const ownerConfigSchema = z.object({
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).meta({
    description: 'PostgreSQL as the owner of the tables, for the commands: migrate, seed, keys and audit',
  }),
  ...vaultSettings,
});

const threshold = z.object({ fair: z.number().min(0), poor: z.number().min(0) });
const qualityThresholds = z
  .string()
  .default('{}')
  .transform((json, context) => {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      context.addIssue('is no JSON');
      return z.NEVER;
    }
  })
  .pipe(z.partialRecord(z.enum(qualityReasons), threshold))
  .transform((changed): QualityThresholds => ({ ...defaultQualityThresholds, ...changed }))
  .meta({
    description:
      'From where on a session counts as fair or poor and coordinators are told, as JSON by reason; shares 0 to 1, delay in ms',
    example: '{"loss":{"fair":0.02,"poor":0.08}}',
  });

export const apiConfigSchema = z
  .object({
    ...sharedConfig,
    PORT: port.default(3000).meta({ description: 'Port of the web app and API' }),
    PUBLIC_URL: httpUrl.default('http://127.0.0.1:3000').meta({
      description: 'Address that users type; links in mail begin with it, and https makes cookies secure',
    }),
    TRUSTED_PROXIES: z.string().optional().meta({
      description:
        'Addresses or networks of reverse proxies, comma-separated; from them alone X-Forwarded-For is believed',
      example: '10.0.0.0/8',
    }),
    QUALITY_THRESHOLDS: qualityThresholds,
    ...turnSettings,
    ROLES: z
      .string()
      .default('http,jobs')
      .transform((roles) => roles.split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(processRoles)).min(1))
      .meta({ description: 'What this process does: http, jobs, or both' }),
    ...databaseSettings,
    ...vaultSettings,
    SMTP_URL: z
      .url({ protocol: /^smtps?$/ })
      .meta({ description: 'Mail server; the development mailbox where unset in npm start' }),
    MAIL_FROM: z
      .string()
      .default('Jiedui <no-reply@jiedui.invalid>')
      .meta({ description: 'Sender of notification mails' }),
    ...noticeSettings,
    MAILBOX_URL: httpUrl.optional().meta({
      description: 'Where mail can be read in the browser, on a development installation only',
    }),
    DATA_DIR: z
      .string()
      .default('.data')
      .meta({ description: 'Folder for files, or for uploads under way where S3 is configured' }),
    FFMPEG_BIN: ffmpegProgram,
    WEB_ROOT: z.string().default('apps/web/dist').meta({ description: 'Folder of the built web app' }),
    CAPTIONS_DIR: z.string().optional().meta({
      description: 'Folder with `captions.js`, which turns speech into text in rooms; see docs/captions.md',
    }),
    S3_BUCKET: z.string().optional().meta({ description: 'Keep files in this bucket instead of DATA_DIR' }),
    S3_ACCESS_KEY_ID: z.string().optional().meta({ description: 'S3 credentials' }),
    S3_SECRET_ACCESS_KEY: z.string().optional().meta({ description: 'S3 credentials' }),
    S3_ENDPOINT: z.url().optional().meta({ description: 'S3-compatible server other than Amazon' }),
    S3_REGION: z.string().default('us-east-1').meta({ description: 'S3 region' }),
    S3_FORCE_PATH_STYLE: flag
      .default(false)
      .meta({ description: 'Bucket in the path, as MinIO and Ceph want it' }),
    SESSION_HOURS: z.coerce
      .number()
      .min(0.01)
      .max(24 * 30)
      .default(12)
      .meta({
        description: 'How long a sign-in lasts after its last use',
      }),
    SECOND_FACTOR_ROLES: roleList.meta({
      description: 'Roles that must sign in with a second factor, comma-separated; `none` for none',
    }),
    SETUP_CODE: z.string().min(16).optional().meta({
      description:
        'Code with which the first administrator of a new installation is made; one is written to the log where unset',
    }),
  })
  .refine((config) => hasAllOrNone(config, s3Names), {
    message: `set all of ${s3Names.join(', ')}, or none`,
    path: ['S3_BUCKET'],
    // Also where another setting is wrong, so that every problem is listed at once.
    when: () => true,
  })
  .refine(({ TURN_URLS, TURN_SECRET }) => TURN_URLS.length > 0 === (TURN_SECRET !== undefined), {
    message: 'set TURN_URLS and TURN_SECRET, or neither',
    path: ['TURN_URLS'],
    // Where one of them is wrong, that is said already.
    when: ({ value }) => Array.isArray((value as { TURN_URLS?: unknown }).TURN_URLS),
  })
  .refine((config) => [webhookNames, chatNames, vapidNames].every((names) => hasAllOrNone(config, names)), {
    message: 'set URL and secret of a gateway, and both keys of a pair, or none of them',
    path: ['SMS_WEBHOOK_URL'],
    when: () => true,
  });

/** What the seed command needs besides: it also writes files. */
export const seedConfigSchema = z.object({
  ...ownerConfigSchema.shape,
  DATA_DIR: apiConfigSchema.shape.DATA_DIR,
  S3_BUCKET: apiConfigSchema.shape.S3_BUCKET,
  S3_ACCESS_KEY_ID: apiConfigSchema.shape.S3_ACCESS_KEY_ID,
  S3_SECRET_ACCESS_KEY: apiConfigSchema.shape.S3_SECRET_ACCESS_KEY,
  S3_ENDPOINT: apiConfigSchema.shape.S3_ENDPOINT,
  S3_REGION: apiConfigSchema.shape.S3_REGION,
  S3_FORCE_PATH_STYLE: apiConfigSchema.shape.S3_FORCE_PATH_STYLE,
});

export type ApiConfig = Readonly<z.output<typeof apiConfigSchema>>;
export const API_CONFIG = Symbol('API_CONFIG');

export const readApiConfig = (env: NodeJS.ProcessEnv): ApiConfig => parseConfig(apiConfigSchema, env);
