import { apiPrefix } from "../../../libs/contracts/src/index.js";
import { waitFor } from "../../../libs/testing/src/index.js";
import { setTimeout as sleep } from "node:timers/promises";
/** Looking costs the process that works; large files take their time on a busy machine. */ const lookEveryMs = 50;
const waitMs = 280_000;
/** A file of hospitals as a browser sends it. */ export function uploadImport(client, { name, content }) {
    const boundary = 'boundary-of-an-import';
    const body = Buffer.concat([
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` + 'content-type: application/octet-stream\r\n\r\n'),
        content,
        Buffer.from(`\r\n--${boundary}--\r\n`)
    ]);
    const headers = {
        'content-type': `multipart/form-data; boundary=${boundary}`
    };
    return client.send('POST', `${apiPrefix}/imports`, {
        body,
        headers
    });
}
export const csvOf = (lines)=>({
        name: 'hospitals.csv',
        content: Buffer.from(`${lines.join('\n')}\n`)
    });
/** Waits until the work on an import rests in one of these states. @param onLook called with each look at it */ export function importIn(client, importId, states, onLook = ()=>undefined) {
    return waitFor(`the import to be ${states.join(' or ')}`, async ()=>{
        const { body } = await client.call('getImport', {
            params: {
                importId
            }
        });
        onLook(body);
        await sleep(lookEveryMs);
        return states.includes(body.state) && body;
    }, waitMs);
}
/** A file answer as it came over the wire. */ export async function download(api, client, url) {
    const { statusCode, headers, rawPayload } = await api.app.inject({
        method: 'GET',
        url: `${apiPrefix}${url}`,
        headers: {
            cookie: client.cookie ?? ''
        }
    });
    return {
        status: statusCode,
        headers,
        content: rawPayload
    };
}

//# sourceMappingURL=import-steps.js.map