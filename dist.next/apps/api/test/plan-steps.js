import { apiPrefix } from "../../../libs/contracts/src/index.js";
import { randomUUID } from "node:crypto";
const pdf = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
/** Sends a small PDF as evidence of a milestone. */ export function uploadEvidence(client, place) {
    const boundary = `boundary-${randomUUID()}`;
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="evidence.pdf"\r\n` + `content-type: application/pdf\r\n\r\n`;
    const body = Buffer.concat([
        Buffer.from(head),
        pdf,
        Buffer.from(`\r\n--${boundary}--\r\n`)
    ]);
    return client.send('POST', `${apiPrefix}/plans/${place.planId}/milestones/${place.itemId}/evidence`, {
        body,
        headers: {
            'content-type': `multipart/form-data; boundary=${boundary}`
        }
    });
}

//# sourceMappingURL=plan-steps.js.map