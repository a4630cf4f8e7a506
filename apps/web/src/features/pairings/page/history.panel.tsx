import type { Agreement, AgreementTransition } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';

function Line({ line }: { readonly line: AgreementTransition }) {
  const { t } = useTranslation();
  const name = useName();
  const { action, party, by, reason, at } = line;
  const actor = by ? name(by) : t('pairings.page.system');
  return (
    <li
      className={`timeline-entry ${by ? 'timeline-consultation' : ''}`}
      data-testid="history-line"
      data-action={action}
    >
      <div className="timeline-what">{t(`pairings.history.${action}`)}</div>
      {reason && <div className="free-text">{t('pairings.page.reason', { reason })}</div>}
      <div className="soft">
        <time dateTime={at}>{formatInstant(at)}</time> · {party && `${t(`pairings.party.${party}`)} `}
        {actor}
      </div>
    </li>
  );
}

/** Who did what when, newest first. */
export function HistoryPanel({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const newestFirst = agreement.transitions.reduce<AgreementTransition[]>(
    (later, line) => [line, ...later],
    [],
  );
  return (
    <section className="panel" aria-labelledby="history-title" data-testid="history">
      <h2 className="panel-title" id="history-title">
        {t('pairings.page.history')}
      </h2>
      {newestFirst.length === 0 && <p className="panel-empty">{t('pairings.page.historyEmpty')}</p>}
      <ol className="timeline">
        {newestFirst.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
    </section>
  );
}
