import { newId } from "../base/database/id.js";
import { addQuestionnaires } from "../features/needs/index.js";
import { demoVersions } from "./needs.data.js";
function recordOf({ hospital, by, yearsAgo, day, answers }, { hospitals, people, now }, version) {
    const [hospitalId, personId] = [
        hospitals.get(hospital),
        people.get(by)
    ];
    if (!hospitalId || !personId) return [];
    const year = now.getUTCFullYear() - yearsAgo;
    const planned = `${year}-${day}T02:30:00.000Z`;
    const at = planned < now.toISOString() ? planned : now.toISOString();
    return [
        {
            id: newId(),
            hospitalId,
            year,
            state: 'submitted',
            version,
            basedOn: version - 1,
            revision: 1,
            answers,
            savedById: personId,
            savedAt: at,
            submittedById: personId,
            submittedAt: at
        }
    ];
}
async function idsBy(em, sql) {
    const rows = await em.execute(sql);
    return new Map(rows.map(({ key, id })=>[
            key,
            id
        ]));
}
/** Which version of its hospital and year it is, from 1. */ const versionOf = ({ hospital, yearsAgo }, at)=>demoVersions.slice(0, at + 1).filter((one)=>one.hospital === hospital && one.yearsAgo === yearsAgo).length;
/** What the demo's hospitals said of themselves, unless anybody answered already. */ export async function seedDemoNeeds(em, now) {
    const [{ count }] = await em.execute('select count(*)::int as count from questionnaire');
    if (count > 0) return;
    const known = {
        hospitals: await idsBy(em, 'select code as key, id from hospital'),
        people: await idsBy(em, 'select email as key, id from person'),
        now
    };
    await addQuestionnaires(em, demoVersions.flatMap((one, at)=>recordOf(one, known, versionOf(one, at))));
}

//# sourceMappingURL=needs.demo.js.map