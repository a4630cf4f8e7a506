import { useTranslation } from 'react-i18next';
import { useLinkState } from './hint-context';

/** Small and honest: whether what is on screen updates by itself. */
export function LinkStateBadge() {
  const { t } = useTranslation();
  const state = useLinkState();
  return (
    <output
      className={`link-state link-state-${state}`}
      title={t(`shell.link.${state}Hint`)}
      data-testid="link-state"
      data-state={state}
    >
      <span className="link-state-dot" aria-hidden />
      <span className="link-state-words">{t(`shell.link.${state}`)}</span>
    </output>
  );
}
