function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
import { Global, Module } from "@nestjs/common";
import { DiscoveryModule } from "@nestjs/core";
import { systemClock } from "../../../../libs/kernel/src/index.js";
import { HEALTH_CHECKS, HealthModule, loggerModule, MetricsModule } from "../../../../libs/platform/src/index.js";
import { MikroORM } from "@mikro-orm/postgresql";
import { CLOCK } from "./clock.js";
import { API_CONFIG } from "./config/api.config.js";
import { Database } from "./database/database.js";
import { connectDatabase } from "./database/orm.js";
import { RoleCheck } from "./database/role-check.js";
import { EndpointCheck } from "./http/endpoint-check.js";
import { JobQueue } from "./jobs/job-queue.js";
import { JobRunner } from "./jobs/job-runner.js";
import { RepeatRunner } from "./jobs/repeat.runner.js";
import { Mailer } from "./mail/mailer.js";
import { OutboxEntry } from "./outbox/outbox.entity.js";
import { OutboxRelay } from "./outbox/outbox.relay.js";
import { Realtime } from "./realtime/realtime.js";
import { Storage } from "./storage/storage.js";
import { Vault } from "./vault/vault.js";
const healthChecks = {
    provide: HEALTH_CHECKS,
    inject: [
        Database,
        JobQueue
    ],
    useFactory: (database, queue)=>[
            {
                name: 'database',
                check: ()=>database.check()
            },
            {
                name: 'redis',
                check: ()=>queue.check()
            }
        ]
};
export class BaseModule {
    static with(config, entities, clock = systemClock) {
        return {
            module: BaseModule,
            imports: [
                loggerModule('api', config),
                DiscoveryModule,
                MetricsModule,
                HealthModule.with(healthChecks)
            ],
            providers: [
                {
                    provide: API_CONFIG,
                    useValue: config
                },
                {
                    provide: CLOCK,
                    useValue: clock
                },
                {
                    provide: MikroORM,
                    useFactory: ()=>connectDatabase(config.DATABASE_URL, [
                            ...entities,
                            OutboxEntry
                        ], config.DATABASE_POOL)
                },
                Database,
                EndpointCheck,
                JobQueue,
                JobRunner,
                Mailer,
                OutboxRelay,
                Realtime,
                RepeatRunner,
                RoleCheck,
                Storage,
                Vault
            ],
            exports: [
                API_CONFIG,
                CLOCK,
                Database,
                JobQueue,
                Mailer,
                Realtime,
                Storage,
                Vault
            ]
        };
    }
}
BaseModule = _ts_decorate([
    Global(),
    Module({})
], BaseModule);

//# sourceMappingURL=base.module.js.map