import type { DatedPost, PersonDetail } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { ChoiceBar } from '../../../ui/choice-bar';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { usePersonChange } from '../people-queries';
import { ReasonField } from './reason-field';

type When = 'now' | 'later';

function useEnding(person: PersonDetail, post: DatedPost, onClose: () => void) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [when, setWhen] = useState<When>('now');
  const [lastDay, setLastDay] = useState('');
  const [isJudged, setJudged] = useState(false);
  const end = usePersonChange(
    () =>
      call('endPost', {
        params: { personId: person.id, postId: post.id },
        body: { reason: reason.trim(), ...(when === 'later' ? { lastDay } : {}) },
      }),
    t('people.posts.endDone'),
  );
  const isComplete = reason.trim() !== '' && (when === 'now' || lastDay !== '');
  const submit = () => {
    setJudged(true);
    if (isComplete) end.mutate(undefined, { onSuccess: onClose });
  };
  return { reason, setReason, when, setWhen, lastDay, setLastDay, isJudged, end, submit };
}

/** A post ends with a reason, at once or after a day to come; it stays in the record. */
export function EndPostDialog(props: {
  readonly person: PersonDetail;
  readonly post: DatedPost;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { person, post, onClose } = props;
  const ending = useEnding(person, post, onClose);
  const { when, lastDay, isJudged, end } = ending;
  return (
    <Dialog
      title={t('people.posts.endTitle', { role: t(`terms.role.${post.role}`) })}
      onClose={onClose}
      confirm={{
        label: t('people.posts.end'),
        tone: 'danger',
        isBusy: end.isPending,
        testId: 'dialog-confirm',
        onClick: ending.submit,
      }}
    >
      <p>{t('people.posts.endText')}</p>
      <div className="form-field">
        <ChoiceBar<When>
          label={t('people.posts.when')}
          value={when}
          choices={(['now', 'later'] as const).map((value) => ({ value, label: t(`people.posts.${value}`) }))}
          onChange={ending.setWhen}
          testId="end-when"
        />
      </div>
      {when === 'later' && (
        <InputField
          type="date"
          label={t('people.posts.lastDay')}
          value={lastDay}
          onChange={ending.setLastDay}
          error={isJudged && lastDay === '' ? t('people.posts.lastDayMissing') : undefined}
          testId="end-last-day"
        />
      )}
      <ReasonField
        value={ending.reason}
        onChange={ending.setReason}
        placeholder={t('people.posts.endReasonPlaceholder')}
        isJudged={isJudged}
      />
      <ChangeFailure error={end.error} testId="dialog-error" />
    </Dialog>
  );
}
