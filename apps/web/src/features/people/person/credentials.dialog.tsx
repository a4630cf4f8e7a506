import type { PersonDetail } from '@jiedui/contracts';
import { doctorTitles, type DoctorTitle } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { usePersonChange } from '../people-queries';

/** What stays empty counts as not on record. */
export function CredentialsDialog(props: { readonly person: PersonDetail; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { person, onClose } = props;
  const { credentials } = person;
  const [licenceNumber, setLicence] = useState(credentials.licenceNumber ?? '');
  const [title, setTitle] = useState<DoctorTitle | ''>(credentials.title ?? '');
  const [practisingSince, setSince] = useState(credentials.practisingSince ?? '');
  const save = usePersonChange(
    () =>
      call('changeCredentials', {
        params: { personId: person.id },
        body: {
          licenceNumber: licenceNumber.trim() || null,
          title: title || null,
          practisingSince: practisingSince || null,
        },
      }),
    t('people.credentials.done'),
  );
  return (
    <Dialog
      title={t('people.credentials.edit')}
      onClose={onClose}
      confirm={{
        label: t('people.profile.save'),
        isBusy: save.isPending,
        testId: 'dialog-confirm',
        onClick: () => save.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <InputField
        label={t('people.credentials.licence')}
        value={licenceNumber}
        onChange={setLicence}
        maxLength={40}
        data-autofocus
        testId="credentials-licence"
      />
      <SelectField<DoctorTitle | ''>
        label={t('people.credentials.doctorTitle')}
        value={title}
        choices={[
          { value: '', label: t('people.credentials.noTitle') },
          ...doctorTitles.map((value) => ({ value, label: t(`people.doctorTitle.${value}`) })),
        ]}
        onChange={setTitle}
        testId="credentials-title"
      />
      <InputField
        type="date"
        label={t('people.credentials.practisingSince')}
        value={practisingSince}
        onChange={setSince}
        testId="credentials-since"
      />
      <ChangeFailure error={save.error} testId="dialog-error" />
    </Dialog>
  );
}
