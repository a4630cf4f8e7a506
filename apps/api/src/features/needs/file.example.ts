import type { Answers, QuestionnaireKind } from '@jiedui/domain';

export const exampleCode = 'EXAMPLE-01';

/** A made-up hospital that shows how each column is filled in. */
export const exampleAnswers: Readonly<Record<QuestionnaireKind, Answers>> = {
  needs: {
    kind: 'needs',
    languages: ['bod'],
    specialties: [
      {
        specialty: 'cardiology',
        casesPerYear: 820,
        transferOutPercent: 35,
        capability: 2,
        evidence: '床位 20 张，主治医师 3 人，无导管室',
        wantedTechniques: ['thrombolysisMi', 'echocardiography'],
        wantedPosts: 1,
      },
      {
        specialty: 'generalSurgery',
        casesPerYear: 1_240,
        transferOutPercent: 12.5,
        capability: 3,
        evidence: '年手术 460 台，其中腔镜 120 台',
        wantedTechniques: [],
        wantedPosts: 0,
      },
    ],
  },
  strengths: {
    kind: 'strengths',
    languages: ['bod'],
    posts: 6,
    teleclinicHoursPerWeek: 8,
    specialties: [
      {
        specialty: 'cardiology',
        capability: 5,
        evidence: '国家重点专科，年介入手术 3,200 台',
        techniques: ['pci', 'pacemaker', 'thrombolysisMi'],
      },
    ],
  },
};
