import { capabilityLevels, type CapabilityLevel, expectedCapability } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';

const steps = capabilityLevels.filter((level) => level > 0);

/** Five steps: those reached are filled, and the one that is expected is framed. The words say the same. */
export function LevelLadder({ level }: { readonly level: CapabilityLevel }) {
  const { t } = useTranslation();
  return (
    <span className="level-ladder">
      <span className="level-steps" aria-hidden>
        {steps.map((step) => (
          <span
            key={step}
            className={[
              'level-step',
              step <= level ? 'reached' : '',
              step > level && step <= expectedCapability ? 'lacking' : '',
              step === expectedCapability ? 'expected' : '',
            ].join(' ')}
          />
        ))}
      </span>
      <span>
        {t('needs.gap.levelWords', { level, expected: expectedCapability })}
        <span className="soft level-meaning"> {t(`needs.level.${level}`)}</span>
      </span>
    </span>
  );
}
