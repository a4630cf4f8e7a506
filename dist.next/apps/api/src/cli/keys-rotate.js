import "reflect-metadata";
import { parseConfig } from "../../../../libs/platform/src/index.js";
import { ownerConfigSchema } from "../base/config/api.config.js";
import { connectDatabase } from "../base/database/orm.js";
import { rewrapKeys } from "../base/vault/key-ring.js";
import { rotateKeys } from "../base/vault/rotation.js";
import { entities } from "../entities.js";
import { sealedColumns } from "../sealed-columns.js";
/** keys-rotate: new keys for all sealed data; keys-rotate --rewrap: only the master key is another. */ const { DATA_MASTER_KEYS: masterKeys, DATABASE_OWNER_URL } = parseConfig(ownerConfigSchema, process.env);
const orm = await connectDatabase(DATABASE_OWNER_URL, entities);
const site = {
    em: ()=>orm.em.fork(),
    masterKeys,
    columns: sealedColumns,
    say: (text)=>process.stderr.write(`${text}\n`)
};
try {
    const rewrapped = await site.em().transactional((em)=>rewrapKeys(em, masterKeys));
    const isRewrapOnly = process.argv.includes('--rewrap');
    const outcome = JSON.stringify({
        rewrapped,
        ...isRewrapOnly ? {} : await rotateKeys(site)
    });
    await site.em().execute(`insert into audit_event (id, at, actor_kind, action, outcome, subject_kind, details)
     values (gen_random_uuid(), now(), 'system', 'rotate', 'success', 'dataKey', ?::jsonb)`, [
        outcome
    ]);
    console.log(outcome);
} finally{
    await orm.close();
}

//# sourceMappingURL=keys-rotate.js.map