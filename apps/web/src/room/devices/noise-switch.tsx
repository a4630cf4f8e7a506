import { useTranslation } from 'react-i18next';
import type { LocalMedia } from './local-media';
import { canSuppressNoise } from './noise-suppression';

/** Clean speech, or every sound as the microphone hears it. */
export function NoiseSwitch({ media, isOn }: { readonly media: LocalMedia; readonly isOn: boolean }) {
  const { t } = useTranslation();
  if (!canSuppressNoise()) return <p className="form-hint">{t('room.noNoise')}</p>;
  return (
    <label className="noise-switch">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => void media.suppressNoise(event.target.checked)}
        data-testid="noise-suppression"
      />
      <span>
        {t('room.noise')}
        <span className="form-hint">{t('room.noiseHint')}</span>
      </span>
    </label>
  );
}
