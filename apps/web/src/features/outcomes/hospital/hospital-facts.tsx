import type { HospitalOutcomes, IntroducedTechnique } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { gradeWords } from '../../hospitals/shared/grade';
import { WithdrawTechnique } from './withdraw-technique.dialog';

/** When the grade went up or down. */
export function GradeChanges({ changes }: { readonly changes: HospitalOutcomes['gradeChanges'] }) {
  const { t } = useTranslation();
  return (
    <section className="panel" data-testid="grade-changes">
      <h2 className="panel-title">{t('outcomes.hospitalPage.grades')}</h2>
      {changes.length === 0 && <p className="panel-empty">{t('outcomes.hospitalPage.gradesEmpty')}</p>}
      <ul className="fact-list">
        {changes.map(({ since, from, to, direction }) => (
          <li key={since}>
            <span className={direction === 'up' ? 'change-up' : 'change-down'}>
              {t(`outcomes.hospitalPage.${direction === 'up' ? 'gradeUp' : 'gradeDown'}`, {
                from: gradeWords(t, from),
                to: gradeWords(t, to),
              })}
            </span>
            <span className="soft">{since}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Techniques the hospital does by itself; who told them may take them back. */
export function IntroducedTechniques({ outcomes }: { readonly outcomes: HospitalOutcomes }) {
  const { t } = useTranslation();
  const [withdrawn, setWithdrawn] = useState<IntroducedTechnique>();
  const { techniques, mayTell, hospital } = outcomes;
  return (
    <section className="panel" data-testid="introduced-techniques">
      <h2 className="panel-title">{t('outcomes.hospitalPage.techniques')}</h2>
      {techniques.length === 0 && <p className="panel-empty">{t('outcomes.hospitalPage.techniquesEmpty')}</p>}
      <ul className="fact-list">
        {techniques.map((one) => (
          <li key={one.id} data-testid="introduced-technique" data-technique={one.technique}>
            <span>
              {t(`needs.technique.${one.technique}`)}{' '}
              <span className="soft">{t('outcomes.hospitalPage.since', { date: one.since })}</span>
            </span>
            {mayTell && (
              <Button tone="quiet" onClick={() => setWithdrawn(one)} data-testid="withdraw-technique">
                {t('outcomes.entry.techniqueWithdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {withdrawn && (
        <WithdrawTechnique
          hospitalId={hospital.id}
          introduced={withdrawn}
          onClose={() => setWithdrawn(undefined)}
        />
      )}
    </section>
  );
}
