import type { ProgrammeTarget } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { Button } from '../../../ui/button';
import { TargetStateTag, targetWords } from '../shared/programme-words';
import { useRemoval } from '../shared/use-keeping';

interface TargetTableProps {
  readonly targets: readonly ProgrammeTarget[];
  /** On a hospital's own page its name need not be said again; the programme's is. */
  readonly isOfHospital: boolean;
  readonly onEdit?: ((target: ProgrammeTarget) => void) | undefined;
}

function Subject({
  target,
  isOfHospital,
}: {
  readonly target: ProgrammeTarget;
  readonly isOfHospital: boolean;
}) {
  const name = useName();
  const { hospital, programme, programmeId, regionPath } = target;
  if (isOfHospital) {
    return (
      <Link to="/programmes/$programmeId" params={{ programmeId }} search={{ tab: 'targets' }}>
        {name(programme)}
      </Link>
    );
  }
  return (
    <>
      <Link to="/hospitals/$hospitalId/outcomes" params={{ hospitalId: hospital.id }}>
        {name(hospital)}
      </Link>
      <div className="soft row-detail">{regionPath.map(name).join(' / ')}</div>
    </>
  );
}

function Row({
  target,
  isOfHospital,
  onEdit,
}: Omit<TargetTableProps, 'targets'> & { readonly target: ProgrammeTarget }) {
  const { t } = useTranslation();
  const number = useNumber();
  const remove = useRemoval();
  const { kind, dueOn, reachedOn, registerReachedOn, fundsYuan, note, state } = target;
  return (
    <tr data-testid="target-row" data-kind={kind} data-state={state}>
      <th scope="row">
        <Subject target={target} isOfHospital={isOfHospital} />
      </th>
      <td data-label={t('programmes.targets.what')}>
        {t(`programmes.kind.${kind}`)} · {targetWords(t, target)}
        {fundsYuan !== null && (
          <div className="soft">
            {t('programmes.targets.funds')} {number(fundsYuan)}
          </div>
        )}
        {note && <div className="soft">{note}</div>}
      </td>
      <td className="nowrap" data-label={t('programmes.targets.dueOn')}>
        {dueOn}
      </td>
      <td data-label={t('programmes.targets.state')}>
        <TargetStateTag state={state} /> {reachedOn}
        {reachedOn === null && registerReachedOn !== null && (
          <div className="soft">{t('programmes.targets.registerSays', { date: registerReachedOn })}</div>
        )}
      </td>
      {onEdit && (
        <td className="nowrap">
          <Button tone="quiet" onClick={() => onEdit(target)} data-testid="edit-target">
            {t('programmes.targets.edit')}
          </Button>
          <Button
            tone="quietDanger"
            onClick={() =>
              remove(t('programmes.targets.removeTitle'), targetWords(t, target), () =>
                call('removeTarget', { params: { targetId: target.id } }),
              )
            }
          >
            {t('programmes.targets.remove')}
          </Button>
        </td>
      )}
    </tr>
  );
}

/** What is to be reached, by when, and how far it is. */
export function TargetTable({ targets, isOfHospital, onEdit }: TargetTableProps) {
  const { t } = useTranslation();
  return (
    <div className="table-frame outcome-part">
      <table className="table table-still table-cards">
        <caption className="visually-hidden">{t('programmes.targets.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(isOfHospital ? 'programmes.title' : 'programmes.targets.hospital')}</th>
            <th scope="col">{t('programmes.targets.what')}</th>
            <th scope="col">{t('programmes.targets.dueOn')}</th>
            <th scope="col">{t('programmes.targets.state')}</th>
            {onEdit && <th scope="col" aria-label={t('programmes.targets.edit')} />}
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <Row key={target.id} target={target} isOfHospital={isOfHospital} onEdit={onEdit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
