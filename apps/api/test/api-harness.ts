import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  apiPrefix,
  type Attachment,
  type EndpointId,
  type EndpointOutput,
  type EndpointRequest,
  endpoints,
  type EndpointShape,
  type Problem,
  uploadsPath,
} from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { cloneDatabase } from '@jiedui/testing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type ApiConfig, readApiConfig } from '../src/base/config/api.config.js';
import { connectDatabase } from '../src/base/database/orm.js';
import { createApp } from '../src/create-app.js';
import { demoPassword } from '../src/demo/demo.data.js';
import { seedDemo } from '../src/demo/demo.seed.js';
import { entities } from '../src/entities.js';
import { loadRegions } from '../src/features/regions/index.js';

export interface Answer<T> {
  readonly status: number;
  readonly body: T & Partial<Omit<Problem, 'status'>>;
  readonly headers: Record<string, unknown>;
}

export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

type Outputs<Id extends EndpointId> = EndpointOutput<(typeof endpoints)[Id]>;

/** One browser without a page: keeps its cookies, and calls endpoints by their id, typed by the contracts. */
export class ApiClient {
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly app: NestFastifyApplication,
    cookie?: string,
  ) {
    if (cookie) this.keep([cookie]);
  }

  /** As the browser would send it; undefined where it holds none. */
  get cookie(): string | undefined {
    return this.jar.size === 0 ? undefined : [...this.jar].map((pair) => pair.join('=')).join('; ');
  }

  private keep(cookies: readonly string[]): void {
    for (const cookie of cookies.flatMap((one) => one.split(/; (?=jiedui_)/))) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      // What the server takes back is kept, so that a test can try whether it opens anything still.
      if (value !== '') this.jar.set(name, value);
    }
  }

  async call<Id extends EndpointId>(
    id: Id,
    request: EndpointRequest<(typeof endpoints)[Id]>,
  ): Promise<Answer<Outputs<Id>>> {
    const shape: EndpointShape = endpoints[id];
    const { params = {}, query, body } = request as Record<string, Record<string, string>>;
    const url = apiPrefix + shape.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
    return this.send(shape.method, url, { query, body });
  }

  async send<T = unknown>(
    method: EndpointShape['method'] | 'HEAD',
    url: string,
    {
      query,
      body,
      headers,
    }: { query?: Record<string, string>; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const response = await this.app.inject({
      method,
      url,
      query: query ?? {},
      headers: { ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    this.keep([response.headers['set-cookie'] ?? []].flat());
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      body: isJson && response.payload ? response.json() : (undefined as never),
      headers: response.headers,
    };
  }

  /** Sends a file in one piece by tus. @returns the last answer; its body is the attachment where it was kept */
  async upload(consultationId: string, file: SentFile, kind = 'other'): Promise<Answer<Attachment>> {
    const metadata = { consultationId, filename: file.name, kind };
    const begun = await this.beginUpload(metadata, file.content.length);
    const place = begun.headers['location'];
    if (typeof place !== 'string') return begun as Answer<Attachment>;
    const sent = await this.sendPiece(place, 0, file.content);
    if (sent.status !== 204) return sent as Answer<Attachment>;
    const { body } = await this.call('getConsultation', { params: { consultationId } });
    const id = place.split('/').pop();
    return { ...sent, status: 200, body: body.attachments.find((one) => one.id === id) as Attachment };
  }

  beginUpload(metadata: Readonly<Record<string, string>>, length: number): Promise<Answer<unknown>> {
    const pairs = Object.entries(metadata).map(
      ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
    );
    return this.send('POST', apiPrefix + uploadsPath, {
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': String(length),
        'upload-metadata': pairs.join(','),
      },
    });
  }

  sendPiece(place: string, offset: number, content: Buffer): Promise<Answer<unknown>> {
    return this.send('PATCH', place, {
      body: content,
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
    });
  }

  /** How much of a file has come. */
  askUpload(place: string): Promise<Answer<unknown>> {
    return this.send('HEAD', place, { headers: { 'tus-resumable': '1.0.0' } });
  }

  /** One file in a form, as browsers send it. */
  sendFile<T = unknown>(url: string, file: SentFile): Promise<Answer<T>> {
    const boundary = `boundary-${randomUUID()}`;
    const payload = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n` +
          `content-type: ${file.type}\r\n\r\n`,
      ),
      file.content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return this.send<T>('POST', url, {
      body: payload,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  }
}

export class ApiHarness {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: ApiConfig,
    /** Connected as the owner of the tables: sees everything, for the tests to look behind the application. */
    readonly orm: MikroORM,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  /** A whole api process, but for the port: its own database, Redis prefix and folder. */
  static async start(settings: Record<string, string> = {}, clock?: Clock): Promise<ApiHarness> {
    const database = await cloneDatabase(process.env.TEST_DATABASE_URL ?? '', prepareTemplate);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'jiedui-api-'));
    const config = readApiConfig({
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      DATABASE_URL: asApplication(database.url),
      DATABASE_POOL: '8',
      DATA_MASTER_KEYS: `test:${'5a'.repeat(32)}`,
      REDIS_URL: process.env.TEST_REDIS_URL,
      REDIS_PREFIX: `test-${randomUUID()}`,
      SMTP_URL: process.env.TEST_SMTP_URL,
      DATA_DIR: folder,
      WEB_ROOT: folder,
      MEDIA_SECRET: 'a secret of at least thirty-two characters',
      SECOND_FACTOR_ROLES: 'none',
      ...settings,
    });
    const app = await createApp(config, clock);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const orm = await connectDatabase(database.url, entities);
    return new ApiHarness(app, config, orm, async () => {
      await app.close();
      await orm.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });
  }

  stop(): Promise<void> {
    return this.cleanUp();
  }

  get stranger(): ApiClient {
    return new ApiClient(this.app);
  }

  async signIn(email: string, password = demoPassword): Promise<ApiClient> {
    const client = this.stranger;
    const { status } = await client.call('signIn', { body: { email, password } });
    if (status !== 200) throw new Error(`${email} could not sign in: ${status}`);
    return client;
  }
}

/** The same database through the login that the application uses. */
function asApplication(url: string): string {
  const login = new URL(process.env.TEST_APPLICATION_URL ?? '');
  login.pathname = new URL(url).pathname;
  return login.toString();
}

async function prepareTemplate(url: string): Promise<void> {
  const orm = await connectDatabase(url, entities);
  await orm.migrator.up();
  await orm.em.fork().transactional(async (em) => {
    await loadRegions(em);
    await seedDemo(em);
  });
  await orm.close();
}
