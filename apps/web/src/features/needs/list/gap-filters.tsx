import { DownloadOutlined } from '@ant-design/icons';
import { nation, questionnaireKinds, specialties, type Specialty } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client';
import { serverNow } from '../../../api/server-clock';
import { buttonClass } from '../../../ui/button';
import { SearchInput } from '../../../ui/search-input';
import type { GapSearch } from '../need-search';

function Exports({ region }: { readonly region: string }) {
  const { t } = useTranslation();
  const year = serverNow().getFullYear();
  return (
    <span className="export-links">
      {questionnaireKinds.map((kind) => (
        <a
          key={kind}
          download
          className={buttonClass({ tone: 'quiet' })}
          href={urlOf('exportQuestionnaires', {
            query: { kind, year, format: 'xlsx', regionCode: region === nation ? undefined : region },
          })}
          data-testid={`export-${kind}`}
        >
          <DownloadOutlined aria-hidden />
          {t('needs.list.export', { kind: t(`needs.kind.${kind}`), format: 'XLSX' })}
        </a>
      ))}
    </span>
  );
}

/** Each change stands in the address at once, and begins on the first page. */
export function GapFilters(props: {
  readonly search: GapSearch;
  readonly region: string;
  readonly onChange: (search: GapSearch) => void;
}) {
  const { t } = useTranslation();
  const { search, region, onChange } = props;
  const change = (part: Partial<GapSearch>) => {
    const { page: _, ...rest } = search;
    onChange(
      Object.fromEntries(Object.entries({ ...rest, ...part }).filter(([, value]) => value !== undefined)),
    );
  };
  return (
    <search className="list-filters">
      <SearchInput
        label={t('needs.list.search')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={(words) => change({ search: words || undefined })}
        testId="gaps-search"
      />
      <select
        aria-label={t('needs.list.specialty')}
        className="input directory-filter"
        value={search.specialty ?? ''}
        onChange={({ target }) => change({ specialty: (target.value || undefined) as Specialty | undefined })}
        data-testid="gaps-specialty"
      >
        <option value="">{t('needs.list.anySpecialty')}</option>
        {specialties.map((one) => (
          <option key={one} value={one}>
            {t(`terms.specialty.${one}`)}
          </option>
        ))}
      </select>
      <Exports region={region} />
    </search>
  );
}
