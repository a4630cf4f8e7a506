import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice';

/** Saving failed, and of the patient there is no copy on this computer: says so, and asks before the page is closed. */
export function UnsavedIdentity() {
  const { t } = useTranslation();
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, []);
  return (
    <Notice tone="warning" title={t('patient.unsavedTitle')} testId="identity-unsaved">
      {t('patient.unsavedText')}
    </Notice>
  );
}
