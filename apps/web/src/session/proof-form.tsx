import { recoveryCode, totpCode, type StepUpProof } from '@jiedui/contracts';
import type { StepUpMethod } from '@jiedui/domain';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AttemptFailure } from './attempt-failure';
import { TextField } from './field';
import { showPasskey } from './passkey';
import { PasswordField } from './password-field';
import type { Attempt } from './use-attempt';

interface ProofFormProps {
  readonly methods: readonly StepUpMethod[];
  readonly first: StepUpMethod | undefined;
  readonly attempt: Attempt;
  readonly submitLabel: string;
  readonly passkeyOptions: () => Promise<PublicKeyCredentialRequestOptionsJSON>;
  readonly onProof: (proof: StepUpProof) => Promise<void>;
}

type Typed = Exclude<StepUpMethod, 'passkey'>;
type Fault = 'passwordMissing' | 'codeMissing' | 'codeInvalid' | 'recoveryCodeInvalid';

/** What is wrong with what was typed, before the API is asked and counts it as an attempt. */
function faultOf(method: Typed, value: string): Fault | undefined {
  if (method === 'password') return value === '' ? 'passwordMissing' : undefined;
  if (value.trim() === '') return 'codeMissing';
  if (method === 'totp') return totpCode.safeParse(value).success ? undefined : 'codeInvalid';
  return recoveryCode.safeParse(value).success ? undefined : 'recoveryCodeInvalid';
}

const proofOf = (method: Typed, value: string): StepUpProof =>
  method === 'password' ? { method, password: value } : { method, code: value };

function TypedField(props: {
  readonly method: Typed;
  readonly value: string;
  readonly fault: Fault | undefined;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const { method, value, fault, onChange } = props;
  if (method === 'password') {
    return (
      <PasswordField
        label={t('signIn.password')}
        autoComplete="current-password"
        value={value}
        onChange={onChange}
        error={fault && t('signIn.passwordMissing')}
        hasFocus
        testId="proof-password"
      />
    );
  }
  const isTotp = method === 'totp';
  return (
    <TextField
      label={t(isTotp ? 'signIn.secondFactor.totpLabel' : 'signIn.secondFactor.recoveryCodeLabel')}
      autoComplete={isTotp ? 'one-time-code' : 'off'}
      inputMode={isTotp ? 'numeric' : 'text'}
      value={value}
      onChange={onChange}
      error={fault && fault !== 'passwordMissing' ? t(`signIn.secondFactor.${fault}`) : undefined}
      hint={isTotp ? undefined : t('signIn.secondFactor.recoveryCodeHint')}
      hasFocus
      testId={`proof-${method}`}
    />
  );
}

function Methods(props: {
  readonly methods: readonly StepUpMethod[];
  readonly chosen: StepUpMethod;
  readonly onChoose: (method: StepUpMethod) => void;
}) {
  const { t } = useTranslation();
  const { methods, chosen, onChoose } = props;
  if (methods.length < 2) return null;
  return (
    <fieldset className="sign-in-methods" aria-label={t('signIn.secondFactor.method')}>
      {methods.map((method) => (
        <button
          key={method}
          type="button"
          aria-pressed={method === chosen}
          onClick={() => onChoose(method)}
          data-testid={`proof-method-${method}`}
        >
          {method === 'password' ? t('signIn.password') : t(`signIn.secondFactor.${method}`)}
        </button>
      ))}
    </fieldset>
  );
}

function useProof({ methods, first, attempt, passkeyOptions, onProof }: ProofFormProps) {
  const [method, setMethod] = useState<StepUpMethod>(
    first && methods.includes(first) ? first : (methods[0] ?? 'password'),
  );
  const [value, setValue] = useState('');
  const [fault, setFault] = useState<Fault>();
  const choose = (next: StepUpMethod) => {
    setMethod(next);
    setValue('');
    setFault(undefined);
    attempt.clear();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (attempt.isBusy || attempt.waitSeconds > 0) return;
    if (method === 'passkey') {
      await attempt.run(async () => onProof({ method, response: await showPasskey(await passkeyOptions()) }));
      return;
    }
    const found = faultOf(method, value);
    setFault(found);
    if (!found && !(await attempt.run(() => onProof(proofOf(method, value))))) setValue('');
  };
  return { method, choose, value, setValue, fault, submit };
}

/** One of the ways to prove who one is: those a person has, the best or the last used first. */
export function ProofForm(props: ProofFormProps) {
  const { t } = useTranslation();
  const { methods, attempt, submitLabel } = props;
  const { method, choose, value, setValue, fault, submit } = useProof(props);
  return (
    <form noValidate onSubmit={(event) => void submit(event)} data-testid="proof-form" data-method={method}>
      <Methods methods={methods} chosen={method} onChoose={choose} />
      <AttemptFailure attempt={attempt} testId="proof-error" />
      {method !== 'passkey' && <TypedField key={method} {...{ method, value, fault }} onChange={setValue} />}
      <button
        type="submit"
        className="sign-in-submit"
        data-autofocus={method === 'passkey' || undefined}
        disabled={attempt.isBusy || attempt.waitSeconds > 0}
        data-testid="proof-submit"
      >
        {method === 'passkey' ? t('signIn.secondFactor.usePasskey') : submitLabel}
      </button>
    </form>
  );
}
