import { CloseOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import { attachmentMaxBytes, attachmentMediaTypes, type Plan, type PlanItemOf } from '@jiedui/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, urlOf } from '../../../api/client';
import { uploadEvidence } from '../../../api/upload';
import { formatBytes } from '../../../time/format';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { ChangeFailure } from '../../../session/change-failure';
import { usePlanChange } from '../plan-queries';

/** The files that a milestone rests on, each with its size before it is fetched. */
export function EvidenceList({
  plan,
  milestone,
}: {
  readonly plan: Plan;
  readonly milestone: PlanItemOf<'milestone'>;
}) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const planId = plan.id;
  const remove = usePlanChange(
    planId,
    (evidenceId: string) => call('removeEvidence', { params: { planId, evidenceId } }),
    () => t('plans.lines.removed'),
  );
  if (milestone.evidence.length === 0) {
    return <span className="soft">{t('plans.milestones.noEvidence')}</span>;
  }
  return (
    <ul className="evidence">
      {milestone.evidence.map(({ id, name, sizeBytes }) => {
        const size = formatBytes(sizeBytes);
        return (
          <li key={id} data-testid="evidence">
            <PaperClipOutlined aria-hidden />
            <a
              href={urlOf('getEvidence', { params: { planId, evidenceId: id } })}
              target="_blank"
              rel="noreferrer"
              aria-label={t('plans.milestones.openEvidence', { name, size })}
            >
              {name}
            </a>
            <span className="soft nowrap">{size}</span>
            {plan.may.progress && milestone.doneOn === null && (
              <Button
                tone="quiet"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('plans.milestones.removeEvidence', { name })}
                onClick={() => remove.mutate(id, { onError: fail })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Sends one file, and tells how far it is. */
export function EvidenceUpload({ plan, milestoneId }: { readonly plan: Plan; readonly milestoneId: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [fraction, setFraction] = useState(0);
  const upload = usePlanChange(
    plan.id,
    (file: File) =>
      uploadEvidence({
        planId: plan.id,
        itemId: milestoneId,
        file,
        signal: new AbortController().signal,
        onProgress: setFraction,
      }),
    () => t('plans.lines.added'),
  );
  return (
    <>
      <label
        htmlFor={id}
        className="file-button"
        title={t('plans.milestones.limits', { size: formatBytes(attachmentMaxBytes) })}
      >
        <UploadOutlined aria-hidden />{' '}
        {upload.isPending
          ? t('plans.milestones.uploading', { percent: Math.round(fraction * 100) })
          : t('plans.milestones.upload')}
        <input
          id={id}
          type="file"
          className="visually-hidden"
          accept={attachmentMediaTypes.join(',')}
          disabled={upload.isPending}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) upload.mutate(file);
          }}
          data-testid="evidence-input"
        />
      </label>
      <ChangeFailure error={upload.error} testId="evidence-error" />
    </>
  );
}
