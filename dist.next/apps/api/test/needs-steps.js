import { apiPrefix } from "../../../libs/contracts/src/index.js";
export const cardiologyNeed = {
    specialty: 'cardiology',
    casesPerYear: 400,
    transferOutPercent: 40,
    capability: 1,
    evidence: 'Two physicians',
    wantedTechniques: [
        'pci'
    ],
    wantedPosts: 1
};
export const needsAnswers = (...specialties)=>({
        kind: 'needs',
        languages: [
            'iii'
        ],
        specialties: specialties.length > 0 ? specialties : [
            cardiologyNeed
        ]
    });
export async function hospitalId(api, code) {
    const [row] = await api.orm.em.fork().execute('select id from hospital where code = ?', [
        code
    ]);
    if (!row) throw new Error(`No hospital ${code}`);
    return row.id;
}
/** A file of questionnaires as a browser sends it, to be looked at or applied. */ export function sendNeedsFile(client, step, { name, content }, query) {
    const boundary = 'boundary-of-needs';
    const body = Buffer.concat([
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` + 'content-type: application/octet-stream\r\n\r\n'),
        content,
        Buffer.from(`\r\n--${boundary}--\r\n`)
    ]);
    const headers = {
        'content-type': `multipart/form-data; boundary=${boundary}`
    };
    return client.send('POST', `${apiPrefix}/questionnaires/${step}`, {
        query,
        body,
        headers
    });
}

//# sourceMappingURL=needs-steps.js.map