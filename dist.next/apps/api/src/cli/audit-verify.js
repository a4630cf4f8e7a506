import "reflect-metadata";
import { parseConfig } from "../../../../libs/platform/src/index.js";
import { IsolationLevel } from "@mikro-orm/postgresql";
import { parseArgs } from "node:util";
import { ownerConfigSchema } from "../base/config/api.config.js";
import { connectDatabase } from "../base/database/orm.js";
import { verifyChain } from "../features/audit/index.js";
const usage = 'audit-verify [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--head YYYY-MM-DD:HASH]…';
const misused = 2;
const day = /^\d{4}-\d\d-\d\d$/;
function readArguments() {
    const { values } = parseArgs({
        options: {
            from: {
                type: 'string'
            },
            to: {
                type: 'string'
            },
            head: {
                type: 'string',
                multiple: true
            }
        }
    });
    const heads = (values.head ?? []).map((text)=>{
        const [, on = '', hash = ''] = /^(\d{4}-\d\d-\d\d):([0-9a-f]{64})$/.exec(text) ?? [];
        return {
            day: on,
            hash
        };
    });
    const days = [
        values.from,
        values.to,
        ...heads.map((head)=>head.day)
    ].filter((one)=>one !== undefined);
    if (!days.every((one)=>day.test(one) && !Number.isNaN(Date.parse(one)))) throw new Error('not a day');
    return {
        span: {
            from: values.from,
            to: values.to
        },
        heads
    };
}
function argumentsOrExit() {
    try {
        return readArguments();
    } catch  {
        console.error(usage);
        return process.exit(misused);
    }
}
const { span, heads } = argumentsOrExit();
const config = parseConfig(ownerConfigSchema.pick({
    DATABASE_OWNER_URL: true
}), process.env);
// As the owner: row-level security does not count, and nothing is hidden.
const orm = await connectDatabase(config.DATABASE_OWNER_URL, []);
try {
    const result = await orm.em.fork().transactional((em)=>verifyChain(em, span, heads), {
        isolationLevel: IsolationLevel.REPEATABLE_READ,
        readOnly: true
    });
    console.log(JSON.stringify(result));
    process.exitCode = result.ok ? 0 : 1;
} finally{
    await orm.close();
}

//# sourceMappingURL=audit-verify.js.map