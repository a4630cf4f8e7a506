import type { HospitalSummary } from '@jiedui/contracts';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { FlagTags, GradeTag } from '../shared/hospital-tags';
import { RegionPath } from '../shared/region-path';
import { HospitalName } from './hospital-name';
import { KeySpecialties } from './key-specialties';
import { moveRowFocus } from '../../../ui/move-row-focus';

const columns = ['name', 'grade', 'tier', 'region', 'specialties'] as const;

interface HospitalListProps {
  readonly items: readonly HospitalSummary[];
  readonly search: string | undefined;
}

function Cells({
  hospital,
  search,
}: { readonly hospital: HospitalSummary } & Omit<HospitalListProps, 'items'>) {
  const { t } = useTranslation();
  return (
    <>
      <td className="cell-hospital">
        <HospitalName hospital={hospital} search={search} />
      </td>
      <td className="nowrap">
        <GradeTag grade={hospital.grade} />
      </td>
      <td className="nowrap">
        {t(`hospitals.tier.${hospital.tier}`)}
        <div className="soft">{t(`hospitals.kind.${hospital.kind}`)}</div>
      </td>
      <td>
        <RegionPath path={hospital.regionPath} />
        <div>
          <FlagTags flags={hospital.flags} />
        </div>
      </td>
      <td>
        <KeySpecialties hospital={hospital} />
      </td>
    </>
  );
}

/** Up and down move along the rows, Enter opens; a click anywhere on a row opens, too. */
export function HospitalTable({ items, search }: HospitalListProps) {
  const { t } = useTranslation();
  const name = useName();
  const navigate = useNavigate();
  const open = (hospital: HospitalSummary) =>
    void navigate({ to: '/hospitals/$hospitalId', params: { hospitalId: hospital.id } });
  const move = (event: KeyboardEvent<HTMLTableRowElement>, hospital: HospitalSummary) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) open(hospital);
    moveRowFocus(event);
  };
  return (
    <div className="table-frame">
      <table className="table hospital-table">
        <caption className="visually-hidden">{t('hospitals.directory.keyboardHint')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`hospitals.directory.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((hospital) => (
            <tr
              key={hospital.id}
              tabIndex={0}
              aria-label={t('hospitals.directory.openRow', { name: name(hospital) })}
              onClick={() => open(hospital)}
              onKeyDown={(event) => move(event, hospital)}
              data-testid="hospital-row"
              data-code={hospital.code}
            >
              <Cells hospital={hospital} search={search} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same as a list, for a phone. */
export function HospitalItems({ items, search }: HospitalListProps) {
  const { t } = useTranslation();
  return (
    <ul className="items panel">
      {items.map((hospital) => (
        <li
          key={hospital.id}
          className="item hospital-item"
          data-testid="hospital-row"
          data-code={hospital.code}
        >
          <HospitalName hospital={hospital} search={search} />
          <div className="item-head">
            <GradeTag grade={hospital.grade} />
            <span className="soft">
              {t(`hospitals.tier.${hospital.tier}`)} · {t(`hospitals.kind.${hospital.kind}`)}
            </span>
          </div>
          <div className="item-details">
            <RegionPath path={hospital.regionPath} />
          </div>
          <FlagTags flags={hospital.flags} />
        </li>
      ))}
    </ul>
  );
}
