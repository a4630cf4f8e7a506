import type { OverseenConsultation } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import { ClockBadge } from '../../time/clock-badge';
import { formatInstant } from '../../time/format';
import { ChoiceBar } from '../../ui/choice-bar';
import { Pager } from '../../ui/pager';
import { Skeleton } from '../../ui/skeleton';
import { StateTag, UrgencyTag } from '../consultations/shared/state-tag';
import { overseenQuery } from './oversight-queries';
import { oversightScopes, type OversightScope, type OversightSearch } from './oversight-search';

const columns = ['number', 'state', 'specialty', 'hospitals', 'submittedAt'] as const;

function Row({ overseen }: { readonly overseen: OverseenConsultation }) {
  const { t } = useTranslation();
  const name = useName();
  const { number, state, urgency, specialty, invitingHospital, invitedHospital, submittedAt } = overseen;
  return (
    <tr data-testid="overseen-row" data-number={number}>
      <td className="number nowrap" data-label={t('oversight.number')}>
        {number}
      </td>
      <td data-label={t('oversight.state')}>
        <span className="overseen-state">
          <StateTag state={state} /> <UrgencyTag urgency={urgency} />
          {/* Sessions and answers are no business of a supervisor: neither comes with it. */}
          <ClockBadge consultation={{ ...overseen, answerDueAt: null, appointmentStartsAt: null }} />
        </span>
      </td>
      <td data-label={t('oversight.specialty')}>{t(`terms.specialty.${specialty}`)}</td>
      <td data-label={t('oversight.hospitals')}>
        {name(invitingHospital)}
        <div className="soft">→ {name(invitedHospital)}</div>
      </td>
      <td className="nowrap" data-label={t('oversight.submittedAt')}>
        {formatInstant(submittedAt)}
      </td>
    </tr>
  );
}

function Rows({ items }: { readonly items: readonly OverseenConsultation[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-still table-cards">
        <caption className="visually-hidden">{t('oversight.consultations')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`oversight.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((overseen) => (
            <Row key={overseen.number} overseen={overseen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Each consultation asked from the region by its clock: that it is, not whom it is about. */
export function OverseenList(props: {
  readonly search: OversightSearch;
  readonly onChange: (search: OversightSearch) => void;
}) {
  const { t } = useTranslation();
  const { search, onChange } = props;
  const { region, scope = 'all', page = 1 } = search;
  const { data, error, refetch, isPlaceholderData } = useQuery(overseenQuery(region, scope, page));
  return (
    <section className="overseen" aria-labelledby="overseen-title" data-testid="overseen">
      <div className="page-head">
        <h2 className="panel-title" id="overseen-title">
          {t('oversight.consultations')}
          {data && <span className="soft">{t('oversight.count', { count: data.total })}</span>}
        </h2>
        <ChoiceBar<OversightScope>
          label={t('oversight.scopeLabel')}
          value={scope}
          onChange={(next) => onChange({ region, scope: next })}
          choices={oversightScopes.map((value) => ({ value, label: t(`oversight.scope.${value}`) }))}
          testId="overseen-scope"
        />
      </div>
      {error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data?.items.length === 0 && (
        <p className="empty panel" data-testid="overseen-empty">
          {t(scope === 'overdue' ? 'oversight.emptyOverdue' : 'oversight.empty')}
        </p>
      )}
      {data && data.items.length > 0 && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          <Rows items={data.items} />
          <Pager
            page={data.page}
            pageCount={Math.ceil(data.total / data.pageSize)}
            onChange={(next) => onChange({ ...search, page: next })}
          />
        </div>
      )}
    </section>
  );
}
