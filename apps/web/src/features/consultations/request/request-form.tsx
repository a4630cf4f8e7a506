import type { Consultation } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pairedHospitalsQuery } from '../../../api/queries';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import { ComponentFrame } from '../../../ui/component-frame';
import { Notice } from '../../../ui/notice';
import { AttachmentUploader } from '../attachments/attachment-uploader';
import { CompletenessPanel } from './completeness-panel';
import { ConflictDialog } from './conflict-dialog';
import { ConsentSection } from './consent.section';
import { HospitalSection } from './hospital.section';
import { PatientSection } from './patient.section';
import { FormSection } from './form-section';
import { TextSections } from './text.sections';
import { useRequestDraft } from './use-request-draft';

/** The request, from an empty page to submission. Everything saves itself. */
export function RequestForm(props: {
  readonly consultation: Consultation | undefined;
  readonly formKey: string | undefined;
}) {
  const { t } = useTranslation();
  const { consultation, formKey } = props;
  const { draft, state } = useRequestDraft(consultation, formKey);
  const hospitals = useQuery(pairedHospitalsQuery);
  const [isUploading, setUploading] = useState(false);
  const sectionProps = { value: state.value, onChange: draft.autosaver.change };
  const title = consultation
    ? t('request.editTitle', { number: consultation.number })
    : t('request.newTitle');
  usePageTitle(title);
  return (
    <div className="page request" data-testid="request-page">
      <h1 className="page-title">{title}</h1>
      <div className="request-form">
        {state.isRestored && <Notice tone="info" title={t('request.restored')} />}
        {hospitals.error && !hospitals.data && (
          <LoadFailure error={hospitals.error} onRetry={() => void hospitals.refetch()} />
        )}
        <ComponentFrame>
          <PatientSection
            {...sectionProps}
            isIdentityAtRisk={state.status === 'failed' && draft.isIdentityUnsaved(state.value)}
          />
          <TextSections {...sectionProps} />
          <HospitalSection {...sectionProps} hospitals={hospitals.data} />
          <ConsentSection {...sectionProps} />
        </ComponentFrame>
        <FormSection field="files" title={t('request.sections.files')}>
          <AttachmentUploader
            attachments={consultation?.attachments ?? []}
            attachedTo={consultation?.id}
            consultationId={() => draft.ensureCreated()}
            canRemove
            onBusy={setUploading}
          />
        </FormSection>
      </div>
      <CompletenessPanel {...{ draft, state, isUploading, consultation }} hospitals={hospitals.data} />
      <ConflictDialog state={state} onResolve={draft.autosaver.resolve} hospitals={hospitals.data} />
    </div>
  );
}
