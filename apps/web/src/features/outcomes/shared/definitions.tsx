import { useTranslation } from 'react-i18next';

const defined = ['selfSufficiency', 'avoided', 'saved', 'upgrades', 'techniques', 'source'] as const;

/** What the figures mean and where they come from. */
export function Definitions() {
  const { t } = useTranslation();
  return (
    <details className="panel definitions" data-testid="definitions">
      <summary>{t('outcomes.definitions.title')}</summary>
      <ul>
        {defined.map((one) => (
          <li key={one}>{t(`outcomes.definitions.${one}`)}</li>
        ))}
      </ul>
    </details>
  );
}
