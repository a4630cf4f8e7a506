import type { PersonDetail } from '@jiedui/contracts';
import { spokenLanguages } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { CheckList } from '../../../ui/check-list';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { usePersonChange } from '../people-queries';

export function ProfileDialog(props: { readonly person: PersonDetail; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { person, onClose } = props;
  const [value, setValue] = useState({
    nameZh: person.nameZh,
    nameEn: person.nameEn,
    languages: person.languages,
  });
  const [isJudged, setJudged] = useState(false);
  const save = usePersonChange(
    () => call('updatePerson', { params: { personId: person.id }, body: value }),
    t('people.profile.done'),
  );
  const submit = () => {
    setJudged(true);
    if (value.nameZh.trim() && value.nameEn.trim()) save.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('people.profile.edit')}
      onClose={onClose}
      confirm={{
        label: t('people.profile.save'),
        isBusy: save.isPending,
        testId: 'dialog-confirm',
        onClick: submit,
      }}
    >
      {(['nameZh', 'nameEn'] as const).map((field) => (
        <InputField
          key={field}
          label={t(`people.profile.${field}`)}
          value={value[field]}
          onChange={(name) => setValue({ ...value, [field]: name })}
          maxLength={100}
          error={isJudged && value[field].trim() === '' ? t('people.profile.nameMissing') : undefined}
          testId={`profile-${field}`}
        />
      ))}
      <CheckList
        label={t('people.profile.languages')}
        choices={spokenLanguages.map((one) => ({ value: one, label: t(`people.spokenLanguage.${one}`) }))}
        value={value.languages}
        onChange={(languages) => setValue({ ...value, languages: [...languages] })}
        testId="profile-languages"
      />
      <ChangeFailure error={save.error} testId="dialog-error" />
    </Dialog>
  );
}
