import { DownloadOutlined } from '@ant-design/icons';
import { tableFormats } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client';
import { buttonClass } from '../../../ui/button';
import { filterOf, type DirectorySearch } from './directory-search';

/** Files are fetched by the browser itself, so that a long one needs no memory of the page. */
export function ExportLinks({ search }: { readonly search: DirectorySearch }) {
  const { t } = useTranslation();
  return (
    <span className="export-links">
      {tableFormats.map((format) => (
        <a
          key={format}
          className={buttonClass({})}
          href={urlOf('exportHospitals', { query: { ...filterOf(search), format } })}
          download
          title={t('hospitals.directory.exportHint')}
          data-testid={`export-${format}`}
        >
          <DownloadOutlined aria-hidden />
          {t('hospitals.directory.export', { format: format.toUpperCase() })}
        </a>
      ))}
    </span>
  );
}
