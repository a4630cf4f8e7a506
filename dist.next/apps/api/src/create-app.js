import { NestFactory } from "@nestjs/core";
import { apiPrefix } from "../../../libs/contracts/src/index.js";
import { Logger } from "nestjs-pino";
import { AppModule } from "./app.module.js";
import { createHttpAdapter, prepareHttpServer } from "./base/http/http-server.js";
import { ProblemFilter } from "./base/http/problem.filter.js";
import { serveWebApp } from "./base/http/web-app.js";
/** Builds the api process, ready to listen. */ export async function createApp(config, clock) {
    const app = await NestFactory.create(AppModule.with(config, clock), createHttpAdapter(config), // JSON alone: forms could be sent by another site's page.
    {
        bufferLogs: true,
        abortOnError: false,
        bodyParser: false
    });
    app.useLogger(app.get(Logger));
    app.flushLogs();
    app.setGlobalPrefix(apiPrefix.slice(1), {
        exclude: [
            'health/live',
            'health/ready',
            'metrics'
        ]
    });
    app.useGlobalFilters(new ProblemFilter());
    const fastify = app.getHttpAdapter().getInstance();
    await prepareHttpServer(fastify, config);
    await serveWebApp(fastify, config.WEB_ROOT);
    return app;
}

//# sourceMappingURL=create-app.js.map