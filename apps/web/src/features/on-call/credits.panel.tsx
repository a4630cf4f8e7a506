import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useName } from '../../language/language';
import { formatDay } from '../../time/format';
import { Skeleton } from '../../ui/skeleton';

const creditsQuery = queryOptions({
  queryKey: ['overflowCredits'],
  queryFn: ({ signal }) => call('listOverflowCredits', { query: { pageSize: 20 } }, signal),
});

/** Who answered for whom, and who owes whom an answer. */
export function CreditsPanel() {
  const { t } = useTranslation();
  const name = useName();
  const { data } = useQuery(creditsQuery);
  return (
    <section className="panel" aria-labelledby="credits-title" data-testid="credits">
      <h2 className="panel-title" id="credits-title">
        {t('routing.credits.title')}
      </h2>
      <p className="soft">{t('routing.credits.hint')}</p>
      {!data && <Skeleton rows={2} />}
      {data?.balances.length === 0 && <p className="panel-empty">{t('routing.credits.empty')}</p>}
      <ul className="items">
        {data?.balances.map(({ hospital, given, received, credits }) => (
          <li key={hospital.id} className="item roster-shift" data-testid="credit-balance">
            <strong>{name(hospital)}</strong>
            <span>
              {t('routing.credits.given')} {given} · {t('routing.credits.received')} {received} ·{' '}
              {t('routing.credits.balance')}{' '}
              <strong className={credits < 0 ? 'credit-owed' : undefined}>
                {credits > 0 ? `+${credits}` : credits}
              </strong>
            </span>
          </li>
        ))}
        {data?.items.map(({ id, helper, helped, credits, at, consultationNumber }) => (
          <li key={id} className="item soft">
            {formatDay(at)} ·{' '}
            {t('routing.credits.entry', { helper: name(helper), helped: name(helped), credits })}
            {consultationNumber && ` · ${consultationNumber}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
