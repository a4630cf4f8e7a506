import type { Consultation } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice';
import { AttachmentUploader } from '../attachments/attachment-uploader';
import { ConsentForm } from '../consent/consent.form';
import { ConsentPanel } from '../consent/consent.panel';
import { FormSection, fieldId } from './form-section';
import type { RequestDraft } from './request-draft';

const points = ['purpose', 'data', 'fee', 'advice'] as const;

/** What was explained, then who agreed to it and the proof. */
export function ConsentSection(props: {
  readonly draft: RequestDraft;
  readonly consultation: Consultation | undefined;
  /** Signed here, and not on record yet. */
  readonly isWaiting: boolean;
  readonly onWaiting: (isWaiting: boolean) => void;
}) {
  const { t } = useTranslation();
  const { draft, consultation, isWaiting, onWaiting } = props;
  const isGiven = consultation?.consent && !consultation.consent.withdrawn;
  return (
    <FormSection step="consent">
      <p className="consent-lead">{t('request.consentLead')}</p>
      <ul className="consent-points">
        {points.map((point) => (
          <li key={point}>{t(`request.consentPoints.${point}`)}</li>
        ))}
      </ul>
      <div id={fieldId('consentGiver')} tabIndex={-1}>
        {consultation?.consent && <ConsentPanel consultation={consultation} />}
        {!isGiven && isWaiting && (
          <Notice tone="info" title={t('consent.onDevice')} testId="consent-on-device" />
        )}
        {!isGiven && !isWaiting && (
          <ConsentForm
            attachments={consultation?.attachments ?? []}
            uploader={
              <AttachmentUploader
                kind="consentForm"
                attachments={[]}
                attachedTo={consultation?.id}
                consultationId={() => draft.ensureCreated()}
              />
            }
            onGiven={async (given) => {
              const isRecorded = await draft.consent(given);
              onWaiting(!isRecorded);
              return isRecorded;
            }}
          />
        )}
      </div>
    </FormSection>
  );
}
