import { specialties } from "../../../../libs/domain/src/index.js";
const both = [
    'liveConsultation',
    'writtenOpinion'
];
const many = [
    ...both,
    'remoteDiagnosis',
    'teaching',
    'referral'
];
const mothers = [
    'obstetrics',
    'paediatrics'
];
const signed = [
    'inviting',
    'invited'
];
const concluded = (daysAgo, beganDaysAgo = daysAgo)=>[
        {
            action: 'propose',
            from: 'draft',
            to: 'proposed',
            daysAgo: daysAgo + 3,
            party: 'invited'
        },
        {
            action: 'accept',
            from: 'proposed',
            to: 'proposed',
            daysAgo,
            party: 'inviting'
        },
        {
            action: 'conclude',
            from: 'proposed',
            to: 'accepted',
            daysAgo
        },
        ...beganDaysAgo === null ? [] : [
            {
                action: 'activate',
                from: 'accepted',
                to: 'active',
                daysAgo: beganDaysAgo
            }
        ]
    ];
const past = {
    specialties,
    services: both,
    signedBy: signed
};
/** Every state that an agreement can be in, on four pairs; the three that are in force may be asked under at once. */ export const demoPairs = [
    {
        inviting: 'COUNTY-A',
        invited: 'TOP-A',
        isLead: true,
        agreements: [
            {
                ...past,
                state: 'expired',
                from: -400,
                until: -36,
                steps: [
                    ...concluded(400),
                    {
                        action: 'expire',
                        from: 'active',
                        to: 'expired',
                        daysAgo: 35
                    }
                ]
            },
            {
                ...past,
                state: 'active',
                from: 0,
                until: 729,
                services: many,
                steps: concluded(0)
            }
        ]
    },
    {
        inviting: 'COUNTY-B',
        invited: 'TOP-A',
        isLead: true,
        agreements: [
            {
                ...past,
                state: 'declined',
                from: null,
                until: null,
                signedBy: [
                    'inviting'
                ],
                steps: [
                    {
                        action: 'propose',
                        from: 'draft',
                        to: 'proposed',
                        daysAgo: 90,
                        party: 'inviting'
                    },
                    {
                        action: 'decline',
                        from: 'proposed',
                        to: 'declined',
                        daysAgo: 86,
                        party: 'invited',
                        reason: '驻点人数需重新商定。'
                    }
                ]
            },
            {
                ...past,
                state: 'active',
                from: -41,
                until: 39,
                steps: concluded(41)
            },
            {
                ...past,
                state: 'draft',
                from: 40,
                until: 404,
                signedBy: [],
                renews: true,
                steps: []
            }
        ]
    },
    {
        inviting: 'COUNTY-B',
        invited: 'TOP-B',
        isLead: false,
        agreements: [
            {
                ...past,
                state: 'active',
                from: -26,
                until: 12,
                steps: concluded(26)
            },
            {
                state: 'accepted',
                from: 13,
                until: 377,
                specialties: mothers,
                services: many,
                signedBy: signed,
                renews: true,
                steps: concluded(2, null)
            }
        ]
    },
    {
        inviting: 'COUNTY-A',
        invited: 'TOP-B',
        isLead: false,
        agreements: [
            {
                ...past,
                state: 'ended',
                from: -900,
                until: -536,
                steps: [
                    ...concluded(900),
                    {
                        action: 'end',
                        from: 'active',
                        to: 'ended',
                        daysAgo: 700,
                        party: 'invited',
                        reason: '产科搬迁，暂停对外协作。'
                    }
                ]
            },
            {
                state: 'withdrawn',
                from: null,
                until: null,
                specialties: mothers,
                services: both,
                signedBy: [],
                steps: [
                    {
                        action: 'discard',
                        from: 'draft',
                        to: 'withdrawn',
                        daysAgo: 650,
                        party: 'inviting'
                    }
                ]
            },
            {
                state: 'renewed',
                from: -600,
                until: -201,
                specialties: mothers,
                services: both,
                signedBy: signed,
                steps: [
                    ...concluded(600),
                    {
                        action: 'renew',
                        from: 'active',
                        to: 'renewed',
                        daysAgo: 200
                    }
                ]
            },
            {
                state: 'suspended',
                from: -200,
                until: 164,
                specialties: mothers,
                services: both,
                signedBy: signed,
                renews: true,
                steps: [
                    ...concluded(203, 200),
                    {
                        action: 'suspend',
                        from: 'active',
                        to: 'suspended',
                        daysAgo: 20,
                        party: 'invited',
                        reason: '远程会诊中心改造，预计两个月。'
                    }
                ]
            },
            {
                state: 'proposed',
                from: 30,
                until: 394,
                specialties: mothers,
                services: many,
                signedBy: [
                    'invited'
                ],
                renews: true,
                steps: [
                    {
                        action: 'propose',
                        from: 'draft',
                        to: 'proposed',
                        daysAgo: 4,
                        party: 'invited'
                    }
                ]
            }
        ]
    }
];

//# sourceMappingURL=agreements.data.js.map