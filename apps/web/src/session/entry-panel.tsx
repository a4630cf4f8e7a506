import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LocaleButtons } from '../language/locale-buttons';
import { usePageTitle } from '../shell/use-page-title';

/** The frame of every page that stands open before sign-in. */
export function EntryPanel(props: {
  readonly title: string;
  readonly testId: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const { title, testId, children } = props;
  usePageTitle(title);
  return (
    <main className="sign-in" data-testid={testId}>
      <div className="sign-in-panel">
        <div className="sign-in-head">
          <img src="/favicon.svg" alt="" width={44} height={44} />
          <LocaleButtons />
        </div>
        <h1>{t('shell.product')}</h1>
        <p className="sign-in-tagline">{t('shell.tagline')}</p>
        {children}
      </div>
    </main>
  );
}
