import type { GuestInvitation, InvitedGuest, Locale } from '@jiedui/contracts';
import { guestRoles } from '@jiedui/domain';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useLocale } from '../../language/language';
import { copyText } from '../../ui/copy-text';
import { Dialog } from '../../ui/dialog';
import { useFeedback } from '../../ui/feedback';
import { InputField } from '../../ui/input-field';
import { SelectField } from '../../ui/select-field';
import { DialogFailure } from '../consultations/page/dialog-failure';

const nameAtMost = 40;

/** Who is to come, how they are called in the room, and in which language their page speaks. */
export function InviteGuestDialog(props: {
  readonly consultationId: string;
  readonly onInvited: (invited: InvitedGuest) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { consultationId, onInvited, onClose } = props;
  const [role, setRole] = useState<GuestInvitation['role']>('relative');
  const [name, setName] = useState('');
  const [language, setLanguage] = useState<Locale>(useLocale());
  const [isMissing, setMissing] = useState(false);
  const invite = useMutation({
    mutationFn: () => call('inviteGuest', { params: { consultationId }, body: { role, name, language } }),
    onSuccess: onInvited,
  });
  const confirm = () => {
    setMissing(name.trim() === '');
    if (name.trim() !== '') invite.mutate();
  };
  return (
    <Dialog
      title={t('roomPeople.invite.dialogTitle')}
      onClose={onClose}
      confirm={{
        label: t('roomPeople.invite.create'),
        isBusy: invite.isPending,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      <p>{t('roomPeople.invite.dialogText')}</p>
      <SelectField
        label={t('roomPeople.invite.role')}
        value={role}
        choices={guestRoles.map((value) => ({ value, label: t(`roomPeople.role.${value}`) }))}
        onChange={setRole}
        testId="guest-role"
      />
      <InputField
        label={t('roomPeople.invite.name')}
        value={name}
        maxLength={nameAtMost}
        onChange={setName}
        hint={t('roomPeople.invite.nameHint')}
        error={isMissing && name.trim() === '' ? t('roomPeople.invite.nameMissing') : undefined}
        testId="guest-name"
      />
      <SelectField
        label={t('roomPeople.invite.language')}
        value={language}
        choices={(['zh-CN', 'en'] as const).map((value) => ({ value, label: t(`terms.locale.${value}`) }))}
        onChange={setLanguage}
        testId="guest-language"
      />
      <DialogFailure error={invite.error} testId="guest-failure" />
    </Dialog>
  );
}

/** The link, which is shown this once. */
export function GuestLinkDialog(props: { readonly invited: InvitedGuest; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const [isStuck, setStuck] = useState(false);
  const { invited, onClose } = props;
  const { guest, link } = invited;
  const copy = async () => {
    const isCopied = await copyText(link);
    setStuck(!isCopied);
    if (isCopied) succeed(t('roomPeople.invite.copied'));
  };
  return (
    <Dialog
      title={t('roomPeople.invite.linkTitle', { name: guest.name })}
      onClose={onClose}
      closeLabel={t('shell.close')}
      confirm={{
        label: t('roomPeople.invite.copy'),
        isBusy: false,
        testId: 'guest-copy',
        onClick: () => void copy(),
      }}
    >
      <p>{t('roomPeople.invite.linkText')}</p>
      <InputField
        label={t('roomPeople.invite.link')}
        value={link}
        readOnly
        onChange={() => undefined}
        onFocus={(event) => event.target.select()}
        error={isStuck ? t('roomPeople.invite.notCopied') : undefined}
        testId="guest-link"
      />
    </Dialog>
  );
}
