export const accounts = {
    doctor: 'doctor@county-a.example',
    otherDoctor: 'doctor@county-b.example',
    expert: 'expert@top-a.example',
    otherExpert: 'expert2@top-a.example',
    foreignExpert: 'expert@top-b.example',
    coordinator: 'coordinator@top-a.example',
    countyCoordinator: 'coordinator@county-a.example'
};
export async function signInEveryone(api) {
    const names = Object.keys(accounts);
    const clients = await Promise.all(names.map((name)=>api.signIn(accounts[name])));
    return Object.fromEntries(names.map((name, at)=>[
            name,
            clients[at]
        ]));
}
export const completeRequest = {
    specialty: 'cardiology',
    urgency: 'urgent',
    patientAgeYears: 63,
    patientSex: 'male',
    history: '胸痛 3 小时，既往高血压 10 年。',
    question: '是否需要急诊 PCI？',
    consentGiver: 'patient'
};
/** Fails loudly where a step on the way to the tested one did not work. */ export function done(answer) {
    if (answer.status !== 200) throw new Error(`Step failed: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
}
const at = (consultation)=>({
        params: {
            consultationId: consultation.id
        },
        body: {
            revision: consultation.revision
        }
    });
export async function draft(doctor) {
    const { body } = await doctor.call('listPairedHospitals', {});
    const invitedHospitalId = body[0]?.hospital.id;
    return done(await doctor.call('draftConsultation', {
        body: {
            ...completeRequest,
            invitedHospitalId
        }
    }));
}
export const submit = async (doctor, consultation)=>done(await doctor.call('submitConsultation', at(consultation)));
export const submitted = async (doctor)=>submit(doctor, await draft(doctor));
export const accept = async (expert, consultation)=>done(await expert.call('acceptConsultation', at(consultation)));
export async function schedule(expert, consultation, startsAt = new Date(), minutes = 20) {
    const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
    return done(await expert.call('scheduleConsultation', {
        params: {
            consultationId: consultation.id
        },
        body: {
            revision: consultation.revision,
            startsAt: startsAt.toISOString(),
            endsAt: endsAt.toISOString()
        }
    }));
}
export const opinion = {
    findings: '心电图示下壁导联 ST 段抬高。',
    advice: '建议立即转运行急诊 PCI。'
};
/** Proves again who sits there, as every signature asks. */ export async function stepUp(client, password = 'jiedui-demo') {
    const { status } = await client.call('stepUp', {
        body: {
            method: 'password',
            password
        }
    });
    if (status !== 200) throw new Error(`Step up failed: ${status}`);
}
export async function sign(expert, consultation) {
    await stepUp(expert);
    return done(await expert.call('signOpinion', {
        params: {
            consultationId: consultation.id
        },
        body: {
            ...opinion,
            revision: consultation.revision
        }
    }));
}

//# sourceMappingURL=consultation-steps.js.map