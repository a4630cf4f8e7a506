import { demoPassword } from "../src/demo/demo.data.js";
import { hashPassword } from "../src/features/access/index.js";
import { Hospital } from "../src/features/hospitals/index.js";
import { Person, Post } from "../src/features/people/index.js";
import { newId } from "../src/base/database/id.js";
let hash;
/** Puts somebody new in post, behind the application's back. @returns their id */ export async function appoint(api, appointment) {
    const { email, role, hospital, regionCode = null, specialties = [] } = appointment;
    hash ??= hashPassword(demoPassword);
    const passwordHash = await hash;
    const id = newId();
    await api.orm.em.fork().transactional(async (em)=>{
        const now = new Date();
        const person = em.create(Person, {
            id,
            email,
            nameZh: `示例 ${email}`,
            nameEn: `Example ${email}`,
            passwordHash,
            locale: 'zh-CN',
            createdAt: now
        });
        const post = em.create(Post, {
            id: newId(),
            person,
            hospital: hospital ? await em.findOneOrFail(Hospital, {
                code: hospital
            }) : null,
            regionCode,
            role,
            specialties: [
                ...specialties
            ],
            validFrom: '2020-01-01',
            validUntil: null
        });
        em.persist([
            person,
            post
        ]);
    });
    return id;
}
/** Signs in somebody who was just appointed. */ export async function appointed(api, appointment) {
    await appoint(api, appointment);
    return api.signIn(appointment.email);
}

//# sourceMappingURL=people-steps.js.map