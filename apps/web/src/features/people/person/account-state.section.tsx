import type { PersonDetail } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { useName } from '../../../language/language';
import { ChangeFailure } from '../../../session/change-failure';
import { formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ConfirmChange } from '../../account/confirm-change';
import { usePersonChange } from '../people-queries';
import { ReasonField } from './reason-field';

interface SectionProps {
  readonly person: PersonDetail;
}

function DisableDialog({ person, onClose }: SectionProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const [reason, setReason] = useState('');
  const [isJudged, setJudged] = useState(false);
  const disable = usePersonChange(
    () => call('disableAccount', { params: { personId: person.id }, body: { reason: reason.trim() } }),
    t('people.accountState.disableDone'),
  );
  const submit = () => {
    setJudged(true);
    if (reason.trim() !== '') disable.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('people.accountState.disableTitle', { name: name(person) })}
      onClose={onClose}
      confirm={{
        label: t('people.accountState.disable'),
        tone: 'danger',
        isBusy: disable.isPending,
        testId: 'dialog-confirm',
        onClick: submit,
      }}
    >
      <p>{t('people.accountState.disableText')}</p>
      <ReasonField
        value={reason}
        onChange={setReason}
        placeholder={t('people.accountState.disablePlaceholder')}
        isJudged={isJudged}
      />
      <ChangeFailure error={disable.error} testId="dialog-error" />
    </Dialog>
  );
}

function EnableDialog({ person, onClose }: SectionProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const enable = usePersonChange(
    () => call('enableAccount', { params: { personId: person.id } }),
    t('people.accountState.enableDone'),
  );
  return (
    <ConfirmChange
      title={t('people.accountState.enableTitle', { name: name(person) })}
      text={t('people.accountState.enableText')}
      label={t('people.accountState.enable')}
      change={enable}
      onClose={onClose}
    />
  );
}

/** Whether somebody can sign in, and closing or reopening that. */
export function AccountStateSection({ person }: SectionProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { disabledAt, disabledReason, canManage } = person;
  const action = disabledAt ? 'enable' : 'disable';
  const close = () => setOpen(false);
  return (
    <section className="panel" aria-labelledby="person-account" data-testid="person-account">
      <h2 className="panel-title" id="person-account">
        {t('people.accountState.title')}
      </h2>
      <p data-testid="account-state" data-disabled={disabledAt !== null}>
        {disabledAt
          ? t('people.accountState.disabledAt', { time: formatInstant(disabledAt) })
          : t('people.accountState.active')}
        {disabledReason && (
          <span className="soft"> {t('people.accountState.reason', { reason: disabledReason })}</span>
        )}
      </p>
      {canManage && (
        <Button
          tone={disabledAt ? 'plain' : 'danger'}
          onClick={() => setOpen(true)}
          data-testid={`account-${action}`}
        >
          {t(`people.accountState.${action}`)}
        </Button>
      )}
      {isOpen &&
        (disabledAt ? (
          <EnableDialog person={person} onClose={close} />
        ) : (
          <DisableDialog person={person} onClose={close} />
        ))}
    </section>
  );
}
