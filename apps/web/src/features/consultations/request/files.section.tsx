import type { Consultation } from '@jiedui/contracts';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachmentUploader } from '../attachments/attachment-uploader';
import { chosenTemplate } from './draft-content';
import { FormSection, fieldId, type SectionProps } from './form-section';
import type { RequestDraft } from './request-draft';

interface FilesSectionProps extends Pick<SectionProps, 'value'> {
  readonly draft: RequestDraft;
  readonly consultation: Consultation | undefined;
  readonly onBusy: (isBusy: boolean) => void;
}

/** What the template wishes to see, each with its own place, and room for anything else. */
export function FilesSection({ value, draft, consultation, onBusy }: FilesSectionProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState<Readonly<Record<string, boolean>>>({});
  const attachments = consultation?.attachments ?? [];
  const wanted = chosenTemplate(value)?.files ?? [];
  const tell = useCallback(
    (kind: string, isBusy: boolean) =>
      setBusy((before) => ((before[kind] ?? false) === isBusy ? before : { ...before, [kind]: isBusy })),
    [],
  );
  const isAnyBusy = Object.values(busy).some(Boolean);
  useEffect(() => onBusy(isAnyBusy), [isAnyBusy, onBusy]);
  const isKnown = (kind: string) => wanted.some((one) => one.kind === kind);
  const shared = {
    attachedTo: consultation?.id,
    consultationId: () => draft.ensureCreated(),
    canRemove: true,
  };
  return (
    <FormSection step="files">
      {wanted.length > 0 && <h3>{t('request.wantedFiles')}</h3>}
      {wanted.map(({ kind, need }) => (
        <div key={kind} id={fieldId(`files.${kind}`)} className="wanted-file" tabIndex={-1}>
          <span className="form-label">
            {t(`requestTerms.file.${kind}`)}{' '}
            <span className={need === 'required' ? 'form-required' : 'form-optional'}>
              {t(`requestTerms.need.${need}`)}
            </span>
          </span>
          <AttachmentUploader
            {...shared}
            kind={kind}
            isSmall
            attachments={attachments.filter((one) => one.kind === kind)}
            onBusy={(isBusy) => tell(kind, isBusy)}
          />
        </div>
      ))}
      {value.urgency === 'emergency' && wanted.some(({ need }) => need === 'required') && (
        <p className="form-hint">{t('request.fileMayFollow')}</p>
      )}
      {wanted.length > 0 && <h3>{t('requestTerms.file.other')}</h3>}
      <AttachmentUploader
        {...shared}
        kind="other"
        attachments={attachments.filter(({ kind }) => !isKnown(kind))}
        onBusy={(isBusy) => tell('other', isBusy)}
      />
    </FormSection>
  );
}
