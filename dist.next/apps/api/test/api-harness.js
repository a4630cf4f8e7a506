import "reflect-metadata";
import { apiPrefix, endpoints } from "../../../libs/contracts/src/index.js";
import { cloneDatabase } from "../../../libs/testing/src/index.js";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { readApiConfig } from "../src/base/config/api.config.js";
import { connectDatabase } from "../src/base/database/orm.js";
import { createApp } from "../src/create-app.js";
import { demoPassword } from "../src/demo/demo.data.js";
import { seedDemo } from "../src/demo/demo.seed.js";
import { entities } from "../src/entities.js";
import { loadRegions } from "../src/features/regions/index.js";
/** One browser without a page: keeps its cookies, and calls endpoints by their id, typed by the contracts. */ export class ApiClient {
    app;
    jar = new Map();
    constructor(app, cookie){
        this.app = app;
        if (cookie) this.keep([
            cookie
        ]);
    }
    /** As the browser would send it; undefined where it holds none. */ get cookie() {
        return this.jar.size === 0 ? undefined : [
            ...this.jar
        ].map((pair)=>pair.join('=')).join('; ');
    }
    keep(cookies) {
        for (const cookie of cookies.flatMap((one)=>one.split(/; (?=jiedui_)/))){
            const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
            // What the server takes back is kept, so that a test can try whether it opens anything still.
            if (value !== '') this.jar.set(name, value);
        }
    }
    async call(id, request) {
        const shape = endpoints[id];
        const { params = {}, query, body } = request;
        const url = apiPrefix + shape.path.replace(/\{(\w+)\}/g, (_, name)=>params[name] ?? '');
        return this.send(shape.method, url, {
            query,
            body
        });
    }
    async send(method, url, { query, body, headers } = {}) {
        const response = await this.app.inject({
            method,
            url,
            query: query ?? {},
            headers: {
                ...this.cookie ? {
                    cookie: this.cookie
                } : {},
                ...headers
            },
            ...body === undefined ? {} : {
                payload: body
            }
        });
        this.keep([
            response.headers['set-cookie'] ?? []
        ].flat());
        const isJson = String(response.headers['content-type']).includes('json');
        return {
            status: response.statusCode,
            body: isJson && response.payload ? response.json() : undefined,
            headers: response.headers
        };
    }
    upload(consultationId, file) {
        return this.sendFile(`${apiPrefix}/consultations/${consultationId}/attachments`, file);
    }
    /** One file in a form, as browsers send it. */ sendFile(url, file) {
        const boundary = `boundary-${randomUUID()}`;
        const payload = Buffer.concat([
            Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n` + `content-type: ${file.type}\r\n\r\n`),
            file.content,
            Buffer.from(`\r\n--${boundary}--\r\n`)
        ]);
        return this.send('POST', url, {
            body: payload,
            headers: {
                'content-type': `multipart/form-data; boundary=${boundary}`
            }
        });
    }
}
export class ApiHarness {
    app;
    config;
    orm;
    cleanUp;
    constructor(app, config, /** Connected as the owner of the tables: sees everything, for the tests to look behind the application. */ orm, cleanUp){
        this.app = app;
        this.config = config;
        this.orm = orm;
        this.cleanUp = cleanUp;
    }
    /** A whole api process, but for the port: its own database, Redis prefix and folder. */ static async start(settings = {}, clock) {
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
            ...settings
        });
        const app = await createApp(config, clock);
        await app.init();
        await app.getHttpAdapter().getInstance().ready();
        const orm = await connectDatabase(database.url, entities);
        return new ApiHarness(app, config, orm, async ()=>{
            await app.close();
            await orm.close();
            await database.drop();
            await rm(folder, {
                recursive: true,
                force: true
            });
        });
    }
    stop() {
        return this.cleanUp();
    }
    get stranger() {
        return new ApiClient(this.app);
    }
    async signIn(email, password = demoPassword) {
        const client = this.stranger;
        const { status } = await client.call('signIn', {
            body: {
                email,
                password
            }
        });
        if (status !== 200) throw new Error(`${email} could not sign in: ${status}`);
        return client;
    }
}
/** The same database through the login that the application uses. */ function asApplication(url) {
    const login = new URL(process.env.TEST_APPLICATION_URL ?? '');
    login.pathname = new URL(url).pathname;
    return login.toString();
}
async function prepareTemplate(url) {
    const orm = await connectDatabase(url, entities);
    await orm.migrator.up();
    await orm.em.fork().transactional(async (em)=>{
        await loadRegions(em);
        await seedDemo(em);
    });
    await orm.close();
}

//# sourceMappingURL=api-harness.js.map