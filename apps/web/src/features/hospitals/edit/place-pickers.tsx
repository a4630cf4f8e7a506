import type { Hospital, RegionHit } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { SearchCombobox } from '../../../ui/search-combobox';
import { foundRegionsQuery, hospitalsQuery } from '../hospital-queries';

function useTyped() {
  const [typed, setTyped] = useState('');
  return { typed, setTyped, sought: useDeferredValue(typed.trim()) };
}

/** A region of any level, found by name, pinyin initials or code. `path` runs from the province down. */
export function RegionPicker(props: {
  readonly id: string;
  readonly path: RegionHit['path'];
  readonly onChoose: (path: RegionHit['path']) => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { typed, setTyped, sought } = useTyped();
  const { data = [] } = useQuery({ ...foundRegionsQuery(sought), enabled: sought !== '' });
  const wordsOf = (path: RegionHit['path']) => path.map(name).join(t('hospitals.directory.pathSeparator'));
  const choose = (code: string) => {
    const hit = data.find((one) => one.code === code);
    if (hit) props.onChoose(hit.path);
  };
  return (
    <SearchCombobox
      id={props.id}
      chosen={wordsOf(props.path)}
      placeholder={t('hospitals.edit.hint.search')}
      choices={
        sought === ''
          ? []
          : data.map(({ code, path }) => ({ value: code, label: wordsOf(path), detail: code }))
      }
      typed={typed}
      onType={setTyped}
      onChoose={choose}
      testId="field-regionCode"
    />
  );
}

/** Another hospital, found by name, pinyin initials or code. */
export function HospitalPicker(props: {
  readonly id: string;
  readonly chosen: Hospital | null;
  readonly onChoose: (hospital: Hospital) => void;
  readonly testId: string;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { typed, setTyped, sought } = useTyped();
  const { data } = useQuery({ ...hospitalsQuery({ search: sought, pageSize: 10 }), enabled: sought !== '' });
  const found = sought === '' ? [] : (data?.items ?? []);
  const choose = (id: string) => {
    const hospital = found.find((one) => one.id === id);
    if (hospital) props.onChoose(hospital);
  };
  return (
    <SearchCombobox
      id={props.id}
      chosen={props.chosen ? name(props.chosen) : ''}
      placeholder={t('hospitals.edit.hint.search')}
      choices={found.map((one) => ({ value: one.id, label: name(one), detail: one.code }))}
      typed={typed}
      onType={setTyped}
      onChoose={choose}
      testId={props.testId}
    />
  );
}
