import type { MatchingRun } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import type { Wish } from '../shared/wishes';
import { requestWith } from '../start/start-draft';
import { useStart } from '../start/use-start';

const mostLetters = 80;

/** A new plan with the wishes of the old one and those that were tried. */
export function ToPlanDialog(props: {
  readonly run: MatchingRun;
  readonly wishes: readonly Wish[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { run, wishes, onClose } = props;
  const [name, setName] = useState(() =>
    t('matching.bench.toPlanName', { name: run.name }).slice(0, mostLetters),
  );
  const [isJudged, setJudged] = useState(false);
  const start = useStart();
  const confirm = () => {
    setJudged(true);
    if (name.trim() !== '') start.mutate(requestWith(run, name, wishes));
  };
  return (
    <Dialog
      title={t('matching.bench.toPlanTitle')}
      onClose={onClose}
      confirm={{
        label: t('matching.start.submit'),
        isBusy: start.isPending,
        testId: 'to-plan-confirm',
        onClick: confirm,
      }}
    >
      <p>{t('matching.bench.toPlanText', { count: wishes.length })}</p>
      <InputField
        label={t('matching.start.name')}
        value={name}
        maxLength={mostLetters}
        onChange={setName}
        error={isJudged && name.trim() === '' ? t('matching.start.nameMissing') : undefined}
        testId="to-plan-name"
      />
      <ChangeFailure error={start.error} testId="dialog-error" />
    </Dialog>
  );
}
