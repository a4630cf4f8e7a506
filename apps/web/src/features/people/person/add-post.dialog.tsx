import type { PersonDetail } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';
import { usePersonChange } from '../people-queries';
import { postFaults, postInputOf, type PostDraft } from '../shared/post-draft';
import { PostFields } from '../shared/post-fields';
import type { PeopleScope } from '../shared/scope';

export function AddPostDialog(props: {
  readonly person: PersonDetail;
  readonly scope: PeopleScope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { person, scope, onClose } = props;
  const [isJudged, setJudged] = useState(false);
  const [draft, setDraft] = useState<PostDraft>({
    role: 'countyDoctor',
    hospital: scope.seesAll ? null : (scope.hospitals[0] ?? null),
    region: null,
    specialties: [],
    validFrom: '',
    validUntil: '',
  });
  const add = usePersonChange(
    () => call('addPost', { params: { personId: person.id }, body: postInputOf(draft) }),
    t('people.posts.addDone'),
  );
  const submit = () => {
    setJudged(true);
    if (postFaults(draft).size === 0) add.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Dialog
      isWide
      title={t('people.posts.add')}
      onClose={onClose}
      confirm={{
        label: t('people.posts.add'),
        isBusy: add.isPending,
        testId: 'dialog-confirm',
        onClick: submit,
      }}
    >
      <PostFields
        draft={draft}
        scope={scope}
        isJudged={isJudged}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
      />
      <ChangeFailure error={add.error} testId="dialog-error" />
    </Dialog>
  );
}
