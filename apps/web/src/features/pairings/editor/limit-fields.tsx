import { urgencies } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { durationWords } from '../../../time/clock';
import { InputField } from '../../../ui/input-field';
import { areAnswersLater, isFieldSound, joinedLimits, limitsOf, type TermsDraft } from './terms-draft';

const minuteMs = 60_000;
const kinds = ['responseLimitMinutes', 'answerLimitMinutes'] as const;
const labels = {
  responseLimitMinutes: 'pairings.editor.limitOf',
  answerLimitMinutes: 'pairings.editor.answerLimitOf',
} as const;
const testIds = { responseLimitMinutes: 'limit', answerLimitMinutes: 'answer-limit' } as const;

interface LimitProps {
  readonly value: TermsDraft;
  readonly onChange: (change: Partial<TermsDraft>) => void;
}

function useFault(kind: (typeof kinds)[number], value: TermsDraft): string | undefined {
  const { t } = useTranslation();
  if (!isFieldSound(kind, value[kind])) return t('pairings.editor.limitsInvalid');
  return kind === 'answerLimitMinutes' && !areAnswersLater(value)
    ? t('pairings.editor.answerTooSoon')
    : undefined;
}

/** Minutes as typed, and below each what that is in hours and days. */
function LimitRow({ kind, value, onChange }: LimitProps & { readonly kind: (typeof kinds)[number] }) {
  const { t } = useTranslation();
  const limits = limitsOf(value[kind]);
  const fault = useFault(kind, value);
  return (
    <div className="form-row" data-testid={`${testIds[kind]}-fields`}>
      {urgencies.map((urgency) => {
        const minutes = Number(limits[urgency]);
        return (
          <InputField
            key={urgency}
            label={`${t(labels[kind], { urgency: t(`terms.urgency.${urgency}`) })} (${t('pairings.editor.minutes')})`}
            inputMode="numeric"
            value={limits[urgency]}
            onChange={(typed) => onChange({ [kind]: joinedLimits({ ...limits, [urgency]: typed.trim() }) })}
            hint={minutes > 0 ? durationWords(t, minutes * minuteMs) : undefined}
            error={fault}
            testId={`${testIds[kind]}-${urgency}`}
          />
        );
      })}
    </div>
  );
}

/** By when a question is taken or refused, and by when its opinion is signed. */
export function LimitFields(props: LimitProps) {
  return (
    <>
      {kinds.map((kind) => (
        <LimitRow key={kind} kind={kind} {...props} />
      ))}
    </>
  );
}
