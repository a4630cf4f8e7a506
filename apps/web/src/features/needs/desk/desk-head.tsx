import { HistoryOutlined, LineChartOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';
import { buttonClass } from '../../../ui/button';
import { SelectField } from '../../../ui/select-field';
import type { Desk } from '../need-queries';

/** Which version this is, and who made it when. */
function Standing({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const name = useName();
  const { draft, latest } = desk;
  if (draft) {
    const time = formatInstant(draft.savedAt);
    return <>{t('needs.desk.draftBy', { name: name(draft.savedBy), time })}</>;
  }
  if (!latest?.submittedBy || !latest.submittedAt || latest.version === null) return null;
  return (
    <>
      {t('needs.desk.versionBy', {
        version: latest.version,
        name: name(latest.submittedBy),
        time: formatInstant(latest.submittedAt),
      })}
    </>
  );
}

export function DeskHead({ desk, title }: { readonly desk: Desk; readonly title: string }) {
  const { t } = useTranslation();
  const name = useName();
  const navigate = useNavigate();
  const { hospital, kind, year, years } = desk;
  const params = { hospitalId: hospital.id };
  return (
    <header className="panel needs-head">
      <div className="needs-head-words">
        <Link to="/hospitals/$hospitalId" params={params} className="soft">
          {name(hospital)}
        </Link>
        <h1 className="page-title">{title}</h1>
        {kind && <p className="soft needs-intro">{t(`needs.desk.intro.${kind}`)}</p>}
        <p className="soft needs-intro" data-testid="desk-standing">
          <Standing desk={desk} />
        </p>
      </div>
      <div className="needs-head-tools">
        <SelectField
          label={t('needs.desk.year')}
          value={String(year)}
          choices={years.map((one) => ({ value: String(one), label: String(one) }))}
          onChange={(next) =>
            void navigate({
              to: '/hospitals/$hospitalId/questionnaire',
              params,
              search: { year: Number(next) },
            })
          }
          testId="desk-year"
        />
        <Link
          to="/hospitals/$hospitalId/questionnaire/history"
          params={params}
          className={buttonClass({})}
          data-testid="to-history"
        >
          <HistoryOutlined aria-hidden /> {t('needs.toHistory')}
        </Link>
        {kind === 'needs' && (
          <Link
            to="/hospitals/$hospitalId/gap"
            params={params}
            className={buttonClass({})}
            data-testid="to-gap"
          >
            <LineChartOutlined aria-hidden /> {t('needs.toGap')}
          </Link>
        )}
      </div>
    </header>
  );
}
