import { locales, type Account, type Locale } from '@jiedui/contracts';
import { spokenLanguages, type SpokenLanguage } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useLocale, useName } from '../../language/language';
import { switchLocale } from '../../language/switch-locale';
import { useSignedIn } from '../../session/me';
import { Button } from '../../ui/button';
import { CheckList } from '../../ui/check-list';
import { ChoiceBar } from '../../ui/choice-bar';
import { Dialog } from '../../ui/dialog';
import { useAccountChange } from './account-queries';
import { ChangeFailure } from '../../session/change-failure';

function LanguagesDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [languages, setLanguages] = useState<readonly SpokenLanguage[]>(account.languages);
  const change = useAccountChange(
    () => call('updateAccount', { body: { languages: [...languages] } }),
    t('account.profile.languagesDone'),
  );
  return (
    <Dialog
      title={t('account.profile.languagesEdit')}
      onClose={onClose}
      confirm={{
        label: t('people.profile.save'),
        isBusy: change.isPending,
        testId: 'dialog-confirm',
        onClick: () => change.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <CheckList
        label={t('account.profile.languages')}
        choices={spokenLanguages.map((value) => ({ value, label: t(`people.spokenLanguage.${value}`) }))}
        value={languages}
        onChange={setLanguages}
        testId="languages"
      />
      <ChangeFailure error={change.error} testId="languages-error" />
    </Dialog>
  );
}

export function ProfilePanel({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const name = useName();
  const current = useLocale();
  const [isOpen, setOpen] = useState(false);
  const spoken = account.languages
    .map((language) => t(`people.spokenLanguage.${language}`))
    .join(t('people.home.separator'));
  return (
    <section className="panel" aria-labelledby="profile-title" data-testid="account-profile">
      <h2 className="panel-title" id="profile-title">
        {t('account.profile.title')}
      </h2>
      <dl className="facts-list">
        <dt>{t('account.profile.name')}</dt>
        <dd>{name(me.person)}</dd>
        <dt>{t('account.profile.email')}</dt>
        <dd>{account.email}</dd>
        <dt>{t('account.profile.language')}</dt>
        <dd>
          <ChoiceBar<Locale>
            label={t('account.profile.language')}
            value={current}
            choices={locales.map((value) => ({ value, label: t(`terms.locale.${value}`) }))}
            onChange={(locale) => void switchLocale(locale)}
            testId="account-locale"
          />
        </dd>
        <dt>{t('account.profile.languages')}</dt>
        <dd>
          {spoken || <span className="soft">{t('account.profile.languagesNone')}</span>}{' '}
          <Button tone="quiet" onClick={() => setOpen(true)} data-testid="languages-edit">
            {t('account.profile.languagesEdit')}
          </Button>
        </dd>
      </dl>
      {isOpen && <LanguagesDialog account={account} onClose={() => setOpen(false)} />}
    </section>
  );
}
