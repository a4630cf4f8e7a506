import type { HospitalDetail } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { gradeSteps, gradeWords, type GradeStep } from '../shared/grade';

const words = { first: 'gradeFirst', up: 'gradeUp', down: 'gradeDown', lost: 'gradeLost' } as const;
const tones: Record<Exclude<GradeStep, 'same'>, string> = {
  first: 'tag-calm',
  up: 'tag-success',
  down: 'tag-warning',
  lost: 'tag-danger',
};

/** How the grade came to be, latest first: upgrades are what the programme is after. */
export function GradesPanel(props: {
  readonly hospital: HospitalDetail;
  readonly onAdd: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { hospital, onAdd } = props;
  return (
    <section className="panel" aria-labelledby="section-grades" data-testid="hospital-grades">
      <div className="section-head">
        <h2 className="panel-title" id="section-grades">
          {t('hospitals.page.grades')}
        </h2>
        {onAdd && (
          <Button tone="quiet" onClick={onAdd} data-testid="add-grade">
            {t('hospitals.edit.gradeButton')}
          </Button>
        )}
      </div>
      {hospital.gradeHistory.length === 0 && <p className="panel-empty">{t('hospitals.page.gradesEmpty')}</p>}
      <ol className="timeline">
        {gradeSteps(hospital.gradeHistory).map(({ grade, since, step }) => (
          <li
            key={since}
            className={`timeline-entry ${step === 'up' ? 'timeline-consultation' : ''}`}
            data-testid="grade-line"
            data-step={step}
          >
            <div className="timeline-what">
              {gradeWords(t, grade)}{' '}
              {step !== 'same' && (
                <span className={`tag ${tones[step]}`}>{t(`hospitals.page.${words[step]}`)}</span>
              )}
            </div>
            <div className="soft">
              <time dateTime={since}>{t('hospitals.page.gradeSince', { date: since })}</time>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
