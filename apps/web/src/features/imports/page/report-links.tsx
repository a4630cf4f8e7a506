import type { ImportRun } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client';
import { FormatLinks } from '../format-links';

/** The bad rows to correct and to upload again, where there are any. */
export function ReportLinks({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  if (run.counts.bad === 0) return null;
  return (
    <FormatLinks
      hrefOf={(format) => urlOf('downloadImportReport', { params: { importId: run.id }, query: { format } })}
      wordsOf={(format) => t('imports.page.report', { format })}
      testId="import-report"
    />
  );
}
