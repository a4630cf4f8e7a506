import { urgencies } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { durationWords } from '../../../time/clock';
import { InputField } from '../../../ui/input-field';
import { isFieldSound, joinedLimits, limitsOf, type TermsDraft } from './terms-draft';

const minuteMs = 60_000;

/** Minutes as typed, and below each what that is in hours and days. */
export function LimitFields(props: {
  readonly value: TermsDraft;
  readonly onChange: (change: Partial<TermsDraft>) => void;
}) {
  const { t } = useTranslation();
  const { value, onChange } = props;
  const limits = limitsOf(value.responseLimitMinutes);
  const isSound = isFieldSound('responseLimitMinutes', value.responseLimitMinutes);
  return (
    <div className="form-row" data-testid="limit-fields">
      {urgencies.map((urgency) => {
        const minutes = Number(limits[urgency]);
        return (
          <InputField
            key={urgency}
            label={`${t('pairings.editor.limitOf', { urgency: t(`terms.urgency.${urgency}`) })} (${t('pairings.editor.minutes')})`}
            inputMode="numeric"
            value={limits[urgency]}
            onChange={(typed) =>
              onChange({ responseLimitMinutes: joinedLimits({ ...limits, [urgency]: typed.trim() }) })
            }
            hint={minutes > 0 ? durationWords(t, minutes * minuteMs) : undefined}
            error={isSound ? undefined : t('pairings.editor.limitsInvalid')}
            testId={`limit-${urgency}`}
          />
        );
      })}
    </div>
  );
}
