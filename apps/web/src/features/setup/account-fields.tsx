import type { NewAccount } from '@jiedui/contracts';
import { passwordWeakness } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../language/language';
import { TextField } from '../../session/field';
import { NewPasswordField } from '../../session/new-password.field';

type Typed = Omit<NewAccount, 'locale'>;

export interface AccountDraft {
  readonly value: Typed;
  readonly change: (change: Partial<Typed>) => void;
  readonly email: string;
  readonly isJudged: boolean;
  /** @returns the account where it can be made; else its fields say what is missing */
  readonly judge: () => NewAccount | undefined;
}

const ownerOf = (email: string, { nameZh, nameEn }: Typed) => [email, nameZh, nameEn];

/** Names and password with which an account begins; the pages' language becomes its language. */
export function useAccountDraft(email: string, first: Partial<Typed> = {}): AccountDraft {
  const locale = useLocale();
  const [value, setValue] = useState<Typed>({ nameZh: '', nameEn: '', password: '', ...first });
  const [isJudged, setJudged] = useState(false);
  const judge = () => {
    setJudged(true);
    const isNamed = value.nameZh.trim() !== '' && value.nameEn.trim() !== '';
    const isFit = !passwordWeakness(value.password, ownerOf(email, value));
    return isNamed && isFit ? { ...value, locale } : undefined;
  };
  const change = (change: Partial<Typed>) => setValue((before) => ({ ...before, ...change }));
  return { value, change, email, isJudged, judge };
}

export function AccountFields({ draft }: { readonly draft: AccountDraft }) {
  const { t } = useTranslation();
  const { value, change, email, isJudged } = draft;
  return (
    <>
      {(['nameZh', 'nameEn'] as const).map((field) => (
        <TextField
          key={field}
          label={t(`setup.${field}`)}
          value={value[field]}
          onChange={(name) => change({ [field]: name })}
          autoComplete="name"
          error={isJudged && value[field].trim() === '' ? t('setup.nameMissing') : undefined}
          testId={`account-${field}`}
        />
      ))}
      <NewPasswordField
        label={t('signIn.password')}
        value={value.password}
        onChange={(password) => change({ password })}
        owner={ownerOf(email, value)}
        isJudged={isJudged}
        testId="account-password"
      />
    </>
  );
}
