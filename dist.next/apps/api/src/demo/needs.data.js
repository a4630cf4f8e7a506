const heart = {
    specialty: 'cardiology',
    casesPerYear: 860,
    transferOutPercent: 46,
    capability: 1,
    evidence: '心内科床位 18 张，主治医师 2 人；无导管室，心梗患者溶栓后转诊。',
    wantedTechniques: [
        'thrombolysisMi',
        'echocardiography'
    ],
    wantedPosts: 2
};
const stroke = {
    specialty: 'neurology',
    casesPerYear: 540,
    transferOutPercent: 58,
    capability: 1,
    evidence: '与心内科合用病区，无卒中单元。',
    wantedTechniques: [
        'thrombolysisStroke',
        'strokeUnit'
    ],
    wantedPosts: 1
};
const birth = {
    specialty: 'obstetrics',
    casesPerYear: 410,
    transferOutPercent: 22,
    capability: 2,
    evidence: '年分娩 380 例，可做剖宫产；高危妊娠转诊。',
    wantedTechniques: [
        'highRiskPregnancy'
    ],
    wantedPosts: 1
};
const surgery = {
    specialty: 'generalSurgery',
    casesPerYear: 1_320,
    transferOutPercent: 9,
    capability: 3,
    evidence: '县级重点专科，年手术 620 台，其中腔镜 180 台。',
    wantedTechniques: [],
    wantedPosts: 0
};
const children = {
    specialty: 'paediatrics',
    casesPerYear: 730,
    transferOutPercent: 31,
    capability: 0,
    evidence: '',
    wantedTechniques: [
        'neonatalResuscitation'
    ],
    wantedPosts: 1
};
const images = {
    specialty: 'radiology',
    casesPerYear: 4_600,
    transferOutPercent: 12,
    capability: 2,
    evidence: 'CT 一台，诊断医师 2 人，夜间无人审片。',
    wantedTechniques: [
        'remoteReporting'
    ],
    wantedPosts: 0
};
const needs = (...specialties)=>({
        kind: 'needs',
        languages: [
            'iii'
        ],
        specialties
    });
const offer = (specialty, capability, evidence, techniques)=>({
        specialty,
        capability,
        evidence,
        techniques
    });
/** COUNTY-A corrected its answers once, and stood lower the year before. */ export const demoVersions = [
    {
        hospital: 'COUNTY-A',
        by: 'administrator@county-a.example',
        yearsAgo: 1,
        day: '03-18',
        answers: needs({
            ...heart,
            casesPerYear: 790,
            transferOutPercent: 52
        }, {
            ...stroke,
            capability: 0,
            evidence: '',
            transferOutPercent: 66
        }, {
            ...surgery,
            capability: 2,
            transferOutPercent: 14,
            evidence: '年手术 510 台，腔镜刚起步。'
        })
    },
    {
        hospital: 'COUNTY-A',
        by: 'coordinator@county-a.example',
        yearsAgo: 0,
        day: '01-09',
        answers: needs({
            ...heart,
            wantedPosts: 1
        }, stroke, surgery, children)
    },
    {
        hospital: 'COUNTY-A',
        by: 'administrator@county-a.example',
        yearsAgo: 0,
        day: '01-15',
        answers: needs(heart, stroke, surgery, birth, children, images)
    },
    {
        hospital: 'COUNTY-B',
        by: 'admin@jiedui.example',
        yearsAgo: 0,
        day: '01-12',
        answers: {
            kind: 'needs',
            languages: [
                'uig',
                'kaz'
            ],
            specialties: [
                {
                    ...birth,
                    casesPerYear: 260,
                    transferOutPercent: 35,
                    wantedPosts: 2
                },
                {
                    ...children,
                    casesPerYear: 420,
                    transferOutPercent: 48
                },
                {
                    ...heart,
                    casesPerYear: 310,
                    transferOutPercent: 61,
                    wantedPosts: 0
                }
            ]
        }
    },
    {
        hospital: 'TOP-A',
        by: 'coordinator@top-a.example',
        yearsAgo: 0,
        day: '01-06',
        answers: {
            kind: 'strengths',
            languages: [],
            posts: 6,
            teleclinicHoursPerWeek: 10,
            specialties: [
                offer('cardiology', 5, '国家重点专科，年介入手术 4,200 台。', [
                    'pci',
                    'pacemaker',
                    'thrombolysisMi',
                    'echocardiography'
                ]),
                offer('respiratory', 5, '国家重点专科，呼吸重症床位 40 张。', [
                    'bronchoscopy',
                    'noninvasiveVentilation',
                    'lungFunction'
                ]),
                offer('neurology', 4, '省级重点专科，高级卒中中心。', [
                    'thrombolysisStroke',
                    'thrombectomy',
                    'strokeUnit'
                ]),
                offer('radiology', 4, '省级重点专科，可夜间远程审片。', [
                    'ctAngiography',
                    'remoteReporting'
                ]),
                offer('emergency', 3, '胸痛中心。', [
                    'chestPainCentre'
                ])
            ]
        }
    },
    {
        hospital: 'TOP-B',
        by: 'admin@jiedui.example',
        yearsAgo: 0,
        day: '01-07',
        answers: {
            kind: 'strengths',
            languages: [
                'iii'
            ],
            posts: 4,
            teleclinicHoursPerWeek: 6,
            specialties: [
                offer('obstetrics', 4, '省级重点专科，危重孕产妇救治中心。', [
                    'highRiskPregnancy',
                    'postpartumHaemorrhage',
                    'painlessLabour'
                ]),
                offer('paediatrics', 4, '省级重点专科，新生儿重症床位 30 张。', [
                    'neonatalResuscitation',
                    'neonatalVentilation'
                ])
            ]
        }
    }
];

//# sourceMappingURL=needs.data.js.map