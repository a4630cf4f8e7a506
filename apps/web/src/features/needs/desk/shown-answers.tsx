import type { Answers, Questionnaire } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { languageWords, levelWords, techniqueWords } from '../shared/value-words';

type Line = Answers['specialties'][number];
type Shown = readonly (readonly [label: string, value: string])[];

function lineParts(t: Translator, line: Line, number: (value: number) => string): Shown {
  const level = [t('needs.field.capability'), levelWords(t, line.capability)] as const;
  const evidence = [t('needs.field.evidence'), line.evidence || t('needs.none')] as const;
  if ('techniques' in line) {
    const techniques = techniqueWords(t, line.techniques) || t('needs.none');
    return [level, evidence, [t('needs.field.techniques'), techniques]];
  }
  return [
    [t('needs.field.casesPerYear'), number(line.casesPerYear ?? 0)],
    [t('needs.field.transferOutPercent'), `${line.transferOutPercent ?? 0}%`],
    level,
    evidence,
    [t('needs.field.wantedTechniques'), techniqueWords(t, line.wantedTechniques) || t('needs.none')],
    [t('needs.field.wantedPosts'), t('needs.people', { count: line.wantedPosts })],
  ];
}

function Parts({ parts }: { readonly parts: Shown }) {
  return (
    <dl className="needs-shown">
      {parts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="free-text">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A version as it was submitted, for those who only read. */
export function ShownAnswers({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { answers } = questionnaire;
  const whole: Shown = [
    [t('needs.field.languages'), languageWords(t, answers.languages)],
    ...(answers.kind === 'strengths'
      ? ([
          [t('needs.field.posts'), t('needs.people', { count: answers.posts ?? 0 })],
          [t('needs.field.teleclinicHoursPerWeek'), String(answers.teleclinicHoursPerWeek ?? 0)],
        ] as const)
      : []),
  ];
  return (
    <div className="needs-form" data-testid="shown-answers">
      <section className="panel needs-card">
        <h2 className="panel-title">{t('needs.desk.whole')}</h2>
        <Parts parts={whole} />
      </section>
      {answers.specialties.map((line) => (
        <section key={line.specialty} className="panel needs-card" data-testid={`line-${line.specialty}`}>
          <h2 className="panel-title">{t(`terms.specialty.${line.specialty}`)}</h2>
          <Parts parts={lineParts(t, line, number)} />
        </section>
      ))}
    </div>
  );
}
