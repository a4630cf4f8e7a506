const header = 'code,nameZh,nameEn,regionCode,tier,kind,grade,gradeSince,beds,specialties,flags';
/** Every hundredth row has a fault of its own kind. */ function rowOf(prefix, row) {
    const faults = [
        [
            `${prefix}-${row}`,
            '530926',
            'planet',
            '100'
        ],
        [
            `${prefix}-${row}`,
            '999999',
            'county',
            '100'
        ],
        [
            `${prefix}-${row}`,
            '530926',
            'county',
            'many'
        ],
        [
            'not a code',
            '530926',
            'county',
            '100'
        ],
        [
            `${prefix}-1`,
            '530926',
            'county',
            '100'
        ]
    ];
    const good = [
        `${prefix}-${row}`,
        '530926',
        'county',
        '100'
    ];
    const [code, region, tier, beds] = row % 100 === 0 ? faults[row / 100 % faults.length] ?? good : good;
    const names = [
        `第${row}示例医院`,
        `Example Hospital ${row}`
    ];
    return [
        code,
        ...names,
        region,
        tier,
        'general',
        '2A',
        '2019-12-01',
        beds,
        'cardiology:countyKey',
        'keyCounty'
    ];
}
/** A table of hospitals, its header first. */ export const hospitalRows = (prefix, count)=>[
        header.split(','),
        ...Array.from({
            length: count
        }, (_, at)=>rowOf(prefix, at + 1))
    ];
/** Numbers of the bad ones as a spreadsheet counts them: the header is row 1. */ export const badRowNumbers = (count)=>Array.from({
        length: Math.floor(count / 100)
    }, (_, at)=>(at + 1) * 100 + 1);

//# sourceMappingURL=hospital-rows.js.map