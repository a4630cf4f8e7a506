import "reflect-metadata";
import { parseConfig } from "../../../../libs/platform/src/index.js";
import { ownerConfigSchema } from "../base/config/api.config.js";
import { connectDatabase } from "../base/database/orm.js";
import { entities } from "../entities.js";
import { loadRegions } from "../features/regions/index.js";
const config = parseConfig(ownerConfigSchema, process.env);
const orm = await connectDatabase(config.DATABASE_OWNER_URL, entities);
try {
    const applied = await orm.migrator.up();
    const regions = await orm.em.fork().transactional((em)=>loadRegions(em));
    console.log(JSON.stringify({
        applied: applied.map(({ name })=>name),
        regions
    }));
} finally{
    await orm.close();
}

//# sourceMappingURL=migrate.js.map