import { passwordMinLength } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { PasswordField } from './password-field';
import { strengthOf, type PasswordStrength } from './password-strength';

const filledOf = { weak: 1, fair: 2, strong: 3 } as const;

function useStrengthWords(): (strength: PasswordStrength) => string {
  const { t } = useTranslation();
  return (strength) =>
    strength.level === 'weak'
      ? t(`signIn.strength.${strength.weakness}`, { count: strength.missing })
      : t(`signIn.strength.${strength.level}`);
}

/** Three steps and their words: colour is never the only sign. */
function StrengthMeter({ strength }: { readonly strength: PasswordStrength }) {
  const { t } = useTranslation();
  const words = useStrengthWords()(strength);
  return (
    <div className="strength" data-level={strength.level} data-testid="password-strength">
      <meter
        className="visually-hidden"
        aria-label={t('signIn.strength.label')}
        min={0}
        max={3}
        value={filledOf[strength.level]}
        aria-valuetext={words}
      />
      <span className="strength-bar" aria-hidden>
        <span />
        <span />
        <span />
      </span>
      <span>{words}</span>
    </div>
  );
}

/** A password that is being chosen, judged while it is typed. */
export function NewPasswordField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Address and names, which it must not contain. */
  readonly owner: readonly string[];
  readonly isJudged: boolean;
  readonly testId: string;
}) {
  const { t } = useTranslation();
  const { label, value, onChange, owner, isJudged, testId } = props;
  const strength = strengthOf(value, owner);
  const words = useStrengthWords()(strength);
  return (
    <>
      <PasswordField
        label={label}
        value={value}
        onChange={onChange}
        autoComplete="new-password"
        error={isJudged && strength.level === 'weak' ? words : undefined}
        hint={value === '' ? t('signIn.strength.rule', { count: passwordMinLength }) : undefined}
        testId={testId}
      />
      {value !== '' && <StrengthMeter strength={strength} />}
    </>
  );
}
