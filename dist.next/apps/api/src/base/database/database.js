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
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { Inject, Injectable } from "@nestjs/common";
import { currentlyActsAs } from "../../../../../libs/platform/src/index.js";
import { FlushMode, MikroORM } from "@mikro-orm/postgresql";
import { CLOCK } from "../clock.js";
export class Database {
    orm;
    clock;
    constructor(orm, clock){
        this.orm = orm;
        this.clock = clock;
    }
    /** One view of the data. What is read here is not written back. */ read(work) {
        return this.run(work, FlushMode.COMMIT);
    }
    /** All or nothing; what was persisted is flushed before the commit. */ transaction(work) {
        return this.run(work, FlushMode.AUTO);
    }
    async check() {
        await this.orm.em.fork().execute('select 1');
    }
    async onApplicationShutdown() {
        await this.orm.close();
    }
    run(work, flushMode) {
        return this.orm.em.fork().transactional(async (em)=>{
            // Local to the transaction: a pooled connection never remembers whom it served.
            await em.execute("select set_config('jiedui.actor', ?, true), set_config('jiedui.now', ?, true)", [
                currentlyActsAs() ?? '',
                this.clock.now().toISOString()
            ]);
            return work(em);
        }, {
            flushMode
        });
    }
}
Database = _ts_decorate([
    Injectable(),
    _ts_param(1, Inject(CLOCK)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof MikroORM === "undefined" ? Object : MikroORM,
        typeof Clock === "undefined" ? Object : Clock
    ])
], Database);

//# sourceMappingURL=database.js.map