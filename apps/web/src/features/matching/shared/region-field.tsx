import type { RegionName } from '@jiedui/contracts';
import { coversRegion } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { Button } from '../../../ui/button';
import { SearchCombobox } from '../../../ui/search-combobox';
import { foundRegionsQuery } from '../../hospitals/hospital-queries';

interface RegionFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly placeholder: string;
  readonly chosen: RegionName | null;
  /** Only what lies in one of these. */
  readonly within: readonly string[];
  readonly onChoose: (region: RegionName) => void;
  /** Where nothing may be chosen, too. */
  readonly onClear?: () => void;
  readonly testId: string;
}

/** A region, found by name, pinyin initials or code. */
export function RegionField(props: RegionFieldProps) {
  const { t } = useTranslation();
  const name = useName();
  const id = useId();
  const { label, hint, error, placeholder, chosen, within, onChoose, onClear, testId } = props;
  const [typed, setTyped] = useState('');
  const sought = useDeferredValue(typed.trim());
  const { data = [] } = useQuery({ ...foundRegionsQuery(sought), enabled: sought !== '' });
  const found = sought === '' ? [] : data.filter(({ code }) => within.some((one) => coversRegion(one, code)));
  const choose = (code: string) => {
    const region = found.find((one) => one.code === code);
    if (region) onChoose({ code, nameZh: region.nameZh, nameEn: region.nameEn });
  };
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <div className="matching-clearable">
        <SearchCombobox
          id={id}
          chosen={chosen ? name(chosen) : ''}
          placeholder={placeholder}
          choices={found.map(({ code, path }) => ({
            value: code,
            label: path.map(name).join(t('hospitals.directory.pathSeparator')),
            detail: code,
          }))}
          typed={typed}
          onType={setTyped}
          onChoose={choose}
          testId={testId}
        />
        {chosen && onClear && (
          <Button onClick={onClear} data-testid={`${testId}-clear`}>
            {t('matching.start.clear')}
          </Button>
        )}
      </div>
      <span className={error ? 'form-error' : 'form-hint'}>{error ?? hint}</span>
    </div>
  );
}
