import { defaultWorkingHours } from "../../../../libs/domain/src/index.js";
const measuredAt = '2026-01-05T02:00:00.000Z';
const common = {
    kind: 'general',
    workingHours: defaultWorkingHours,
    timeZone: 'Asia/Shanghai'
};
/** Made-up hospitals in real divisions: none of them exists. */ export const demoHospitals = [
    {
        ...common,
        code: 'TOP-A',
        nameZh: '江海大学附属示范医院',
        nameEn: 'Jianghai Demonstration University Hospital',
        regionCode: '310104',
        tier: 'nation',
        grades: [
            {
                since: '1993-06-01',
                grade: {
                    level: 3,
                    class: 'A'
                }
            }
        ],
        beds: 2_400,
        specialties: [
            {
                specialty: 'cardiology',
                strength: 'nationalKey'
            },
            {
                specialty: 'respiratory',
                strength: 'nationalKey'
            },
            {
                specialty: 'neurology',
                strength: 'provincialKey'
            },
            {
                specialty: 'radiology',
                strength: 'provincialKey'
            },
            {
                specialty: 'emergency',
                strength: 'ordinary'
            }
        ],
        departments: [
            {
                nameZh: '心血管内科',
                nameEn: 'Cardiology'
            },
            {
                nameZh: '远程医学中心',
                nameEn: 'Telemedicine centre'
            },
            {
                nameZh: '对口帮扶办公室',
                nameEn: 'Assistance office'
            }
        ],
        equipment: [
            {
                kind: 'ct',
                count: 9
            },
            {
                kind: 'mri',
                count: 6
            },
            {
                kind: 'dsa',
                count: 5
            },
            {
                kind: 'teleconsultTerminal',
                count: 12
            }
        ],
        link: {
            kind: 'leasedLine',
            downMbps: 500,
            upMbps: 500,
            measuredAt
        },
        flags: []
    },
    {
        ...common,
        code: 'TOP-B',
        nameZh: '云山示范省立医院',
        nameEn: 'Yunshan Demonstration Provincial Hospital',
        regionCode: '530102',
        tier: 'province',
        grades: [
            {
                since: '1997-03-01',
                grade: {
                    level: 3,
                    class: 'A'
                }
            }
        ],
        beds: 1_800,
        specialties: [
            {
                specialty: 'obstetrics',
                strength: 'provincialKey'
            },
            {
                specialty: 'paediatrics',
                strength: 'provincialKey'
            }
        ],
        departments: [
            {
                nameZh: '产科',
                nameEn: 'Obstetrics'
            },
            {
                nameZh: '儿科',
                nameEn: 'Paediatrics'
            }
        ],
        equipment: [
            {
                kind: 'ct',
                count: 6
            },
            {
                kind: 'mri',
                count: 4
            }
        ],
        link: {
            kind: 'leasedLine',
            downMbps: 300,
            upMbps: 300,
            measuredAt
        },
        flags: []
    },
    {
        ...common,
        code: 'COUNTY-A',
        nameZh: '青禾县人民医院',
        nameEn: 'Qinghe Demonstration County Hospital',
        regionCode: '530926',
        tier: 'county',
        grades: [
            {
                since: '2008-09-01',
                grade: {
                    level: 2,
                    class: 'B'
                }
            },
            {
                since: '2019-12-01',
                grade: {
                    level: 2,
                    class: 'A'
                }
            }
        ],
        beds: 320,
        specialties: [
            {
                specialty: 'generalSurgery',
                strength: 'countyKey'
            },
            {
                specialty: 'cardiology',
                strength: 'ordinary'
            }
        ],
        departments: [
            {
                nameZh: '内科',
                nameEn: 'Internal medicine'
            },
            {
                nameZh: '急诊科',
                nameEn: 'Emergency'
            }
        ],
        equipment: [
            {
                kind: 'ct',
                count: 1
            },
            {
                kind: 'ultrasound',
                count: 3
            },
            {
                kind: 'teleconsultTerminal',
                count: 1
            }
        ],
        link: {
            kind: '4g',
            downMbps: 4,
            upMbps: 1.5,
            measuredAt
        },
        flags: [
            'keyCounty',
            'formerPoverty',
            'border',
            'ethnic'
        ]
    },
    {
        ...common,
        code: 'COUNTY-B',
        nameZh: '白杨县人民医院',
        nameEn: 'Baiyang Demonstration County Hospital',
        regionCode: '653022',
        timeZone: 'Asia/Urumqi',
        tier: 'county',
        grades: [
            {
                since: '2011-04-01',
                grade: {
                    level: 2,
                    class: 'B'
                }
            }
        ],
        beds: 210,
        specialties: [
            {
                specialty: 'obstetrics',
                strength: 'ordinary'
            }
        ],
        departments: [
            {
                nameZh: '妇产科',
                nameEn: 'Obstetrics and gynaecology'
            }
        ],
        equipment: [
            {
                kind: 'dr',
                count: 1
            },
            {
                kind: 'ultrasound',
                count: 2
            }
        ],
        link: {
            kind: 'satellite',
            downMbps: 2,
            upMbps: 0.5,
            measuredAt
        },
        flags: [
            'keyCounty',
            'formerPoverty',
            'border',
            'ethnic',
            'highAltitude'
        ]
    }
];

//# sourceMappingURL=demo.hospitals.js.map