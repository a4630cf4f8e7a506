import type { AnswerDifference, QuestionnaireComparison, QuestionnaireVersion } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../../shell/load-failure';
import { SelectField } from '../../../ui/select-field';
import { Skeleton } from '../../../ui/skeleton';
import { differencesQuery } from '../need-queries';
import { differenceWords } from '../shared/value-words';

const route = getRouteApi('/hospitals/$hospitalId/questionnaire/history');

function Row({ difference, isFirst }: { readonly difference: AnswerDifference; readonly isFirst: boolean }) {
  const { t } = useTranslation();
  const { specialty, line, field, before, after } = difference;
  return (
    <tr data-testid="difference" data-field={field}>
      <th scope="row" data-label={t('needs.history.specialty')}>
        {isFirst && (specialty ? t(`terms.specialty.${specialty}`) : t('needs.history.wholeHospital'))}
        {isFirst && line === 'added' && <span className="tag tag-success">{t('needs.history.added')}</span>}
        {isFirst && line === 'removed' && (
          <span className="tag tag-warning">{t('needs.history.removed')}</span>
        )}
      </th>
      <td data-label={t('needs.history.field')}>{t(`needs.field.${field}`)}</td>
      <td className="free-text soft" data-label={t('needs.history.before')}>
        {differenceWords(t, { field }, before)}
      </td>
      <td className="free-text" data-label={t('needs.history.after')}>
        {differenceWords(t, { field }, after)}
      </td>
    </tr>
  );
}

function Table({ comparison }: { readonly comparison: QuestionnaireComparison }) {
  const { t } = useTranslation();
  const { differences } = comparison;
  if (differences.length === 0) return <p className="panel-empty">{t('needs.history.noChanges')}</p>;
  return (
    <div className="table-frame">
      <table className="table table-still table-cards">
        <thead>
          <tr>
            {(['specialty', 'field', 'before', 'after'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`needs.history.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map((difference, at) => (
            <Row
              key={`${difference.specialty}-${difference.field}`}
              difference={difference}
              isFirst={differences[at - 1]?.specialty !== difference.specialty || at === 0}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A version beside another of its kind; at first beside the one before it. */
export function Differences(props: {
  readonly shown: QuestionnaireVersion;
  readonly from: string | undefined;
  readonly others: readonly QuestionnaireVersion[];
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { hospitalId } = route.useParams();
  const { shown, others } = props;
  const from = others.find(({ id }) => id === props.from)?.id;
  const { data, error, refetch } = useQuery(differencesQuery(shown.id, from));
  const words = ({ year, version }: QuestionnaireVersion) =>
    t('needs.history.version', { year, version: version ?? 0 });
  const compare = (id: string) =>
    void navigate({
      to: '/hospitals/$hospitalId/questionnaire/history',
      params: { hospitalId },
      search: { version: shown.id, ...(id === '' ? {} : { from: id }) },
      replace: true,
      resetScroll: false,
    });
  return (
    <section className="panel needs-differences" data-testid="differences">
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && (
        <>
          <h2 className="panel-title">
            {data.before
              ? t('needs.history.changesOf', { after: words(data.after), before: words(data.before) })
              : t('needs.history.firstOf', { after: words(data.after) })}
          </h2>
          <SelectField
            label={t('needs.history.compareWith')}
            value={from ?? ''}
            choices={[
              { value: '', label: t('needs.history.previous') },
              ...others.map((one) => ({ value: one.id as string, label: words(one) })),
            ]}
            onChange={compare}
            testId="compare-with"
          />
          <Table comparison={data} />
        </>
      )}
    </section>
  );
}
