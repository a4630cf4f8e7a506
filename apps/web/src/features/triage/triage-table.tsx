import type { TriageItem } from '@jiedui/contracts';
import { untakenStates } from '@jiedui/domain';
import { Link, useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { Button } from '../../ui/button';
import { moveRowFocus } from '../../ui/move-row-focus';
import { StateTag, UrgencyTag } from '../consultations/shared/state-tag';
import { TriageClock } from './triage-clock';

export type TriageAct = 'reroute' | 'direct' | 'refuse';
const columns = ['number', 'route', 'people', 'clock', 'next'] as const;
const mayMove = ({ state }: TriageItem) => untakenStates.some((one) => one === state);

/** Only the side that was asked says no, and only to what waits for it. */
const mayRefuse = ({ side, state }: TriageItem) => side === 'invited' && state === 'submitted';

interface RowProps {
  readonly item: TriageItem;
  readonly onAct: (act: TriageAct, item: TriageItem) => void;
}

function Asked({ item }: { readonly item: TriageItem }) {
  const { consultationId, number, urgency, state } = item;
  return (
    <span className="triage-lines">
      <Link to="/consultations/$consultationId" params={{ consultationId }} data-testid="triage-open">
        {number}
      </Link>
      <span className="triage-tags">
        <UrgencyTag urgency={urgency} />
        <StateTag state={state} />
      </span>
    </span>
  );
}

function Way({ item }: { readonly item: TriageItem }) {
  const { t } = useTranslation();
  const name = useName();
  const { specialty, invitingHospital, invitedHospital } = item;
  return (
    <span className="triage-lines">
      <strong>{t(`terms.specialty.${specialty}`)}</strong>
      <span>{name(invitingHospital)}</span>
      <span className="soft">→ {name(invitedHospital)}</span>
    </span>
  );
}

function People({ item }: { readonly item: TriageItem }) {
  const { t } = useTranslation();
  const name = useName();
  const { requestedBy, expert, directedTo } = item;
  return (
    <span className="triage-lines">
      <span>{t('routing.triage.askedBy', { name: name(requestedBy) })}</span>
      {expert && <span>{t('routing.triage.takenBy', { name: name(expert) })}</span>}
      {!expert && directedTo && <span>{t('routing.triage.directedTo', { name: name(directedTo) })}</span>}
    </span>
  );
}

function Acts({ item, onAct }: RowProps) {
  const { t } = useTranslation();
  if (!mayMove(item)) return null;
  return (
    <span className="triage-acts">
      {item.side === 'invited' && (
        <Button onClick={() => onAct('direct', item)} data-testid="triage-direct">
          {t('routing.direct.open')}
        </Button>
      )}
      <Button onClick={() => onAct('reroute', item)} data-testid="triage-reroute">
        {t('routing.reroute.open')}
      </Button>
      {mayRefuse(item) && (
        <Button tone="quietDanger" onClick={() => onAct('refuse', item)} data-testid="triage-refuse">
          {t('routing.triage.refuse')}
        </Button>
      )}
    </span>
  );
}

const Row = memo(function Row({ item, onAct }: RowProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { consultationId, step } = item;
  const press = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter')
      void navigate({ to: '/consultations/$consultationId', params: { consultationId } });
    if (event.key.toLowerCase() === 'r' && mayMove(item)) onAct('reroute', item);
    if (event.key.toLowerCase() === 'd' && mayMove(item) && item.side === 'invited') onAct('direct', item);
    moveRowFocus(event);
  };
  return (
    <tr tabIndex={0} onKeyDown={press} className={`triage-row triage-${item.clock}`} data-testid="triage-row">
      <td data-label={t('routing.triage.column.number')}>
        <Asked item={item} />
      </td>
      <td data-label={t('routing.triage.column.route')}>
        <Way item={item} />
      </td>
      <td data-label={t('routing.triage.column.people')}>
        <People item={item} />
      </td>
      <td data-label={t('routing.triage.column.clock')}>
        <TriageClock item={item} />
      </td>
      <td data-label={t('routing.triage.column.next')}>
        <span className="triage-lines">
          <span className={step === 'watch' ? 'soft' : undefined}>{t(`routing.triage.step.${step}`)}</span>
          <Acts item={item} onAct={onAct} />
        </span>
      </td>
    </tr>
  );
});

/** Dense, the most pressing first; rows are walked by the arrow keys. */
export function TriageTable(props: {
  readonly items: readonly TriageItem[];
  readonly onAct: RowProps['onAct'];
}) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-still table-cards triage-table">
        <caption className="visually-hidden">{t('routing.triage.title')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`routing.triage.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <Row key={item.consultationId} item={item} onAct={props.onAct} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
