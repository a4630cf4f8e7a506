import { z } from 'zod';

/** The configuration does not fit its schema. Lists every problem, not only the first. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    );
  }
}

/** Reads a configuration from environment variables once. An empty variable counts as unset. */
export function parseConfig<S extends z.ZodObject>(
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<z.output<S>> {
  const known = Object.keys(schema.shape).filter((name) => env[name] !== undefined && env[name] !== '');
  const result = schema.safeParse(Object.fromEntries(known.map((name) => [name, env[name]])));
  if (result.success) return Object.freeze(result.data);
  throw new ConfigError(
    result.error.issues.map((issue) => {
      const name = issue.path.join('.');
      return `${name || 'configuration'}: ${env[name] === undefined ? 'is not set' : issue.message}`;
    }),
  );
}

export const flag = z.stringbool();
export const port = z.coerce.number().int().min(0).max(65_535);
export const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''));

/** What every process of the installation has in common. */
export const sharedConfig = {
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('production')
    .meta({ description: 'Kind of run' }),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .meta({ description: 'Least severe log level that is written' }),
  HOST: z.string().default('127.0.0.1').meta({ description: 'Address to listen on' }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).meta({
    description: 'Redis 7 or newer for jobs, hints and media nodes',
    example: 'redis://127.0.0.1:6379',
  }),
  REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('jiedui')
    .meta({ description: 'Begins every Redis key, so that installations can share a server' }),
  MEDIA_SECRET: z
    .string()
    .min(32)
    .meta({ description: 'Shared by api and media nodes; signs room tickets. At least 32 characters' }),
};

/** The schema as rows for the documentation. */
export function describeConfig(schema: z.ZodObject) {
  return Object.entries<z.ZodType>(schema.shape).map(([name, field]) => {
    const unset = field.safeParse(undefined);
    return {
      name,
      description: field.meta()?.description ?? '',
      fallback: unset.success ? [unset.data ?? 'unset'].flat().join(',') : 'required',
    };
  });
}
