import { specialties } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { hospitalsOf, useSignedIn } from '../../../session/me';
import { Button } from '../../../ui/button';
import { SearchInput } from '../../../ui/search-input';
import { type BoardSearch, firstPage, isNarrowed, parseBoardSearch } from './board-search';

interface FilterProps {
  readonly search: BoardSearch;
  readonly onChange: (search: BoardSearch) => void;
}

/** Each change stands in the address at once. */
export function BoardFilters({ search, onChange }: FilterProps) {
  const { t } = useTranslation();
  const name = useName();
  const { me } = useSignedIn();
  const mine = hospitalsOf(me, 'coordinator', 'hospitalAdministrator');
  const change = (part: Record<string, unknown>) =>
    onChange(parseBoardSearch({ ...firstPage(search), ...part }));
  const clear = () => {
    const { specialty: _, hospitalId: __, search: ___, ...view } = firstPage(search);
    onChange(view);
  };
  return (
    <search className="list-filters" aria-label={t('pairings.title')}>
      <SearchInput
        label={t('pairings.search')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={(words) => change({ search: words })}
        testId="board-search"
      />
      <select
        className="input list-state"
        aria-label={t('pairings.specialty')}
        value={search.specialty ?? ''}
        onChange={(event) => change({ specialty: event.target.value || undefined })}
        data-testid="board-specialty"
      >
        <option value="">{t('pairings.anySpecialty')}</option>
        {specialties.map((specialty) => (
          <option key={specialty} value={specialty}>
            {t(`terms.specialty.${specialty}`)}
          </option>
        ))}
      </select>
      {mine.length > 1 && (
        <select
          className="input list-state"
          aria-label={t('pairings.hospital')}
          value={search.hospitalId ?? ''}
          onChange={(event) => change({ hospitalId: event.target.value || undefined })}
          data-testid="board-hospital"
        >
          <option value="">{t('pairings.anyHospital')}</option>
          {mine.map((hospital) => (
            <option key={hospital.id} value={hospital.id}>
              {name(hospital)}
            </option>
          ))}
        </select>
      )}
      {isNarrowed(search) && (
        <Button tone="quiet" onClick={clear} data-testid="board-clear">
          {t('pairings.clear')}
        </Button>
      )}
    </search>
  );
}
