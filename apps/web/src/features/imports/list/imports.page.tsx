import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/imports.css';
import { StepsBar } from '../steps-bar';
import { PastImports } from './past-imports';
import { UploadPanel } from './upload.panel';

const route = getRouteApi('/imports');

/** Where an import begins, and what was imported before. */
export function ImportsPage() {
  const { t } = useTranslation();
  usePageTitle(t('imports.page.title'));
  const { page = 1 } = route.useSearch();
  const navigate = useNavigate();
  const show = (next: number) =>
    void navigate({ to: '/imports', search: next > 1 ? { page: next } : {}, resetScroll: false });
  return (
    <div className="page import-page" data-testid="imports-page">
      <div className="page-head">
        <h1 className="page-title">{t('imports.page.title')}</h1>
      </div>
      <StepsBar current="upload" />
      <p className="import-intro">{t('imports.page.intro')}</p>
      <UploadPanel />
      <PastImports page={page} onPage={show} />
    </div>
  );
}
