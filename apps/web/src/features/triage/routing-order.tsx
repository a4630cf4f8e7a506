import type { RoutingOption, RoutingOrder } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { durationWords } from '../../time/clock';
import { Notice } from '../../ui/notice';
import '../../styles/routing-order.css';

function Option({ option, place }: { readonly option: RoutingOption; readonly place: number }) {
  const { t } = useTranslation();
  const name = useName();
  const { hospital, way, score, reasons, isOverLoad, responseLimitMinutes } = option;
  return (
    <li className="item routing-option" data-testid="routing-option" data-hospital={hospital.code}>
      <span className="item-head">
        <strong>
          {place}. {name(hospital)}
        </strong>
        <span className={way === 'paired' ? 'tag tag-success' : 'tag tag-calm'}>
          {t(`routing.order.way.${way}`)}
        </span>
        {isOverLoad && <span className="tag tag-warning">{t('routing.order.overLoad')}</span>}
        <span className="soft">{t('routing.order.points', { points: Math.round(score) })}</span>
      </span>
      <span className="soft">
        {[
          ...(responseLimitMinutes === null
            ? []
            : [t('routing.order.limit', { duration: durationWords(t, responseLimitMinutes * 60_000) })]),
          ...reasons
            .filter(({ code }) => code !== 'distance')
            .map(({ code, figure }) =>
              figure === null
                ? t(`routing.order.unknown.${code}`)
                : t(`routing.order.reason.${code === 'availability' && figure === 0 ? 'onCallNow' : code}`, {
                    figure,
                  }),
            ),
        ].join(' · ')}
      </span>
    </li>
  );
}

/** Whom to ask, best first, with the reasons in words; and why not the others. */
export function RoutingOrderList({ order }: { readonly order: RoutingOrder }) {
  const { t } = useTranslation();
  const name = useName();
  const { options, excluded, isOverflowOpen } = order;
  return (
    <div className="routing-order">
      {isOverflowOpen && options.some(({ way }) => way === 'overflow') && (
        <Notice tone="info" title={t('routing.order.overflowOpen')} />
      )}
      {options.length === 0 && <p className="panel-empty">{t('routing.order.none')}</p>}
      <ol className="items">
        {options.map((option, at) => (
          <Option key={option.hospital.id} option={option} place={at + 1} />
        ))}
      </ol>
      {excluded.length > 0 && (
        <details>
          <summary>
            {t('routing.order.excluded')} <span className="soft">{excluded.length}</span>
          </summary>
          <ul className="items">
            {excluded.map(({ hospital, code, block }) => (
              <li key={hospital.id} className="item" data-testid="routing-excluded">
                <strong>{name(hospital)}</strong>
                <span className="soft">
                  {t(`routing.order.exclusion.${code}`)}
                  {block && ` · ${t(`errors.${block.code}.title`)}`}
                  {block?.on && ` · ${block.on}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
