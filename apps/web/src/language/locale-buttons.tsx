import { locales } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { chooseLocale, useLocale } from './language';

/** The language switch before sign-in, remembered in this browser. */
export function LocaleButtons() {
  const { t } = useTranslation();
  const current = useLocale();
  return (
    <fieldset aria-label={t('shell.language')} className="locale-buttons">
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => chooseLocale(locale)}
          data-testid={`locale-${locale}`}
        >
          {t(`terms.locale.${locale}`)}
        </button>
      ))}
    </fieldset>
  );
}
