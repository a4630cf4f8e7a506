import { freeRules, specialties, techniquesOf } from "../../../libs/domain/src/index.js";
import fc from "fast-check";
const regions = [
    '31',
    '53',
    '65',
    '51'
];
const few = specialties.slice(0, 4);
const countyOf = (at)=>fc.record({
        regionCode: fc.constantFrom(...regions),
        languages: fc.subarray([
            'uig',
            'bod'
        ]),
        isTeam: fc.boolean(),
        asked: fc.subarray(few, {
            minLength: 1
        }),
        casesPerYear: fc.integer({
            min: 0,
            max: 4_000
        }),
        transferOutPercent: fc.integer({
            min: 0,
            max: 100
        }),
        capability: fc.constantFrom(0, 1, 2, 3)
    }).map(({ asked, casesPerYear, transferOutPercent, capability, ...county })=>({
            ...county,
            id: `county-${at}`,
            asks: asked.map((specialty, index)=>({
                    specialty,
                    casesPerYear: casesPerYear + index * 100,
                    transferOutPercent,
                    capability,
                    wantedTechniques: techniquesOf[specialty].slice(0, (at + index) % 3)
                }))
        }));
const topOf = (at)=>fc.record({
        regionCode: fc.constantFrom(...regions),
        languages: fc.subarray([
            'uig',
            'bod'
        ]),
        places: fc.integer({
            min: 0,
            max: 3
        }),
        offered: fc.subarray(few),
        capability: fc.constantFrom(3, 4, 5),
        techniques: fc.integer({
            min: 0,
            max: 5
        })
    }).map(({ offered, capability, techniques, ...top })=>({
            ...top,
            id: `top-${at}`,
            offers: offered.map((specialty)=>({
                    specialty,
                    capability,
                    techniques: techniquesOf[specialty].slice(0, techniques)
                }))
        }));
const listOf = (most, one)=>fc.integer({
        min: 1,
        max: most
    }).chain((count)=>fc.tuple(...Array.from({
            length: count
        }, (_, at)=>one(at))));
/** Small problems without rules, with pairings that live already. */ export const problems = fc.tuple(listOf(5, countyOf), listOf(5, topOf), fc.array(fc.tuple(fc.nat(20), fc.nat(20)), {
    maxLength: 4
})).map(([counties, tops, pairs])=>{
    const living = new Map(pairs.map(([county, top])=>{
        const pair = {
            countyId: counties[county % counties.length].id,
            topId: tops[top % tops.length].id
        };
        return [
            `${pair.countyId}/${pair.topId}`,
            pair
        ];
    }));
    return {
        counties,
        tops,
        living: [
            ...living.values()
        ],
        pins: [],
        bans: [],
        rules: freeRules
    };
});

//# sourceMappingURL=matching-problems.js.map