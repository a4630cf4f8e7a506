import { gradeClasses, hospitalTiers, type GradeLevel } from '@jiedui/domain';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../language/number';
import type { DirectorySearch } from '../hospitals/directory/directory-search';
import { filterOf } from '../hospitals/directory/directory-search';
import { hospitalsQuery } from '../hospitals/hospital-queries';
import { gradeWords } from '../hospitals/shared/grade';

interface CountedKind {
  readonly label: string;
  readonly search: DirectorySearch;
}

/** A bar for each kind, as long as its share of the most frequent one; each leads to its hospitals. */
function CountBars(props: {
  readonly title: string;
  readonly kinds: readonly CountedKind[];
  readonly testId: string;
}) {
  const number = useNumber();
  const { title, kinds, testId } = props;
  const totals = useQueries({
    queries: kinds.map(({ search }) => hospitalsQuery({ ...filterOf(search), pageSize: 1 })),
    combine: (results) => results.map(({ data }) => data?.total),
  });
  const most = Math.max(1, ...totals.map((total) => total ?? 0));
  return (
    <section className="panel" data-testid={testId}>
      <h2 className="panel-title">{title}</h2>
      <ul className="count-bars">
        {kinds.map(({ label, search }, at) => {
          const total = totals[at];
          return (
            <li key={label}>
              <Link to="/hospitals" search={search}>
                <span className="count-label">{label}</span>
                <span className="count-track" aria-hidden>
                  <span className="count-fill" style={{ inlineSize: `${((total ?? 0) / most) * 100}%` }} />
                </span>
                <span className="count-number">{total === undefined ? '…' : number(total)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const highestFirst = [3, 2, 1] as const satisfies readonly GradeLevel[];

/** Hospitals of a region and all below it, by tier and by grade. */
export function RegionCounts({ region }: { readonly region: DirectorySearch }) {
  const { t } = useTranslation();
  const tiers = hospitalTiers.map((tier) => ({
    label: t(`hospitals.tier.${tier}`),
    search: { ...region, tier },
  }));
  const grades = highestFirst.flatMap((gradeLevel) =>
    gradeClasses.map((gradeClass) => ({
      label: gradeWords(t, { level: gradeLevel, class: gradeClass }),
      search: { ...region, gradeLevel, gradeClass },
    })),
  );
  return (
    <div className="region-counts">
      <CountBars title={t('home.supervisor.byTier')} kinds={tiers} testId="counts-tier" />
      <CountBars title={t('home.supervisor.byGrade')} kinds={grades} testId="counts-grade" />
    </div>
  );
}
