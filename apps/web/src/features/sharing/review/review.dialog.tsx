import { glassVerdicts, type BrokenGlass } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';
import { Dialog } from '../../../ui/dialog';
import { useFeedback } from '../../../ui/feedback';
import { GrowingText } from '../../../ui/growing-text';
import { DialogFailure } from '../../consultations/page/dialog-failure';

type Verdict = (typeof glassVerdicts)[number];
const maxLength = 1_000;

interface ReviewDialogProps {
  readonly glass: BrokenGlass;
  readonly onClose: () => void;
}

function useReview({ glass, onClose }: ReviewDialogProps) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly verdict: Verdict; readonly note: string | null }) =>
      call('reviewBrokenGlass', { params: { breakGlassId: glass.id }, body }),
    onSuccess: () => {
      succeed(t('sharing.review.done'));
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['brokenGlass'] }),
  });
}

function VerdictChoice(props: {
  readonly value: Verdict | undefined;
  readonly onChange: (verdict: Verdict) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="candidates">
      <legend className="form-label">{t('sharing.review.choose')}</legend>
      {glassVerdicts.map((verdict) => (
        <label key={verdict} className="candidate" data-testid={`verdict-${verdict}`}>
          <input
            type="radio"
            name="verdict"
            checked={props.value === verdict}
            onChange={() => props.onChange(verdict)}
          />
          {t(`sharing.review.verdicts.${verdict}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** The reason given once more, and whether it holds. Who says it does not, says why. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { t } = useTranslation();
  const name = useName();
  const { glass, onClose } = props;
  const [verdict, setVerdict] = useState<Verdict>();
  const [note, setNote] = useState('');
  const [isChecked, setChecked] = useState(false);
  const review = useReview(props);
  const written = note.trim();
  const fault = !verdict
    ? t('sharing.review.chooseMissing')
    : verdict === 'unjustified' && written === ''
      ? t('sharing.review.noteMissing')
      : undefined;
  const confirm = () => {
    setChecked(true);
    if (verdict && !fault) review.mutate({ verdict, note: written || null });
  };
  return (
    <Dialog
      title={t('sharing.review.dialogTitle')}
      onClose={onClose}
      confirm={{
        label: t('sharing.review.confirm'),
        isBusy: review.isPending,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      <p>
        {name(glass.person)} · <span className="number">{glass.consultationNumber}</span> ·{' '}
        {formatInstant(glass.openedAt)}
      </p>
      <blockquote className="free-text review-reason">{glass.reason}</blockquote>
      <VerdictChoice value={verdict} onChange={setVerdict} />
      <label className="form-label" htmlFor="review-note">
        {t('sharing.review.note')}
      </label>
      <GrowingText
        id="review-note"
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        maxLength={maxLength}
        placeholder={t('sharing.review.notePlaceholder')}
        data-testid="review-note"
      />
      {isChecked && fault && (
        <span className="form-error" role="alert" data-testid="review-fault">
          {fault}
        </span>
      )}
      <DialogFailure error={review.error} testId="dialog-error" />
    </Dialog>
  );
}
