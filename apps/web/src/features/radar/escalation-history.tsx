import type { RadarEscalation } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { formatInstant } from '../../time/format';
import { toldAt } from './silence';

function Entry({ escalation }: { readonly escalation: RadarEscalation }) {
  const { t } = useTranslation();
  const name = useName();
  const { step, raisedAt, acknowledgedAt, acknowledgedBy, closedAt } = escalation;
  const lines = [
    t('radar.detail.raisedAt', { time: formatInstant(raisedAt) }),
    acknowledgedAt && acknowledgedBy
      ? t('radar.detail.acknowledgedBy', { name: name(acknowledgedBy), time: formatInstant(acknowledgedAt) })
      : t('radar.detail.notAcknowledged'),
    ...(closedAt ? [t('radar.detail.closedAt', { time: formatInstant(closedAt) })] : []),
  ];
  return (
    <li className="item radar-told" data-testid="radar-told" data-step={step}>
      <strong>{t(`radar.told.${toldAt[step]}`)}</strong>
      <span className="soft">{lines.join(' · ')}</span>
    </li>
  );
}

/** Who was told of the sleeps of a pairing, who took note, and when it woke. */
export function EscalationHistory({ escalations }: { readonly escalations: readonly RadarEscalation[] }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="history-title">
      <h2 className="panel-title" id="history-title">
        {t('radar.detail.history')}
      </h2>
      {escalations.length === 0 && <p className="panel-empty">{t('radar.detail.noHistory')}</p>}
      <ul className="items">
        {escalations.map((escalation) => (
          <Entry key={escalation.id} escalation={escalation} />
        ))}
      </ul>
    </section>
  );
}
