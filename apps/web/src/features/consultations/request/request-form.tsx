import type { PairedHospital } from '@jiedui/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import { ComponentFrame } from '../../../ui/component-frame';
import { Notice } from '../../../ui/notice';
import { CompletenessPanel } from './completeness-panel';
import { ConflictDialog } from './conflict-dialog';
import { ConsentSection } from './consent.section';
import { FilesSection } from './files.section';
import { HospitalSection } from './hospital.section';
import { hospitalsHereQuery } from './hospitals-here';
import { judgeRequest } from './judge-request';
import { PatientSection } from './patient.section';
import { DuplicateNotice, KnownPatientNotice } from './similar.notice';
import { StepBar } from './step-bar';
import { TemplateSection } from './template.section';
import { TextSections } from './text.sections';
import { useLink } from './use-link';
import { useRequestDraft, type OpenedDraft } from './use-request-draft';
import { useSimilar } from './use-similar';

/** That there is no link, that what was typed earlier is back, and that nobody knows whom one may ask. */
function FormNotices(props: {
  readonly isLinked: boolean;
  readonly isRestored: boolean;
  readonly hospitals: UseQueryResult<PairedHospital[]>;
}) {
  const { t } = useTranslation();
  const { error, data, refetch } = props.hospitals;
  return (
    <>
      {!props.isLinked && (
        <Notice tone="warning" title={t('request.offlineTitle')} testId="request-offline">
          {t('request.offlineText')}
        </Notice>
      )}
      {props.isRestored && <Notice tone="info" title={t('request.restored')} />}
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
    </>
  );
}

/** The request, from an empty page to submission. Everything saves itself. */
export function RequestForm(props: OpenedDraft) {
  const { t } = useTranslation();
  const { consultation, id } = props;
  const { draft, state } = useRequestDraft(props);
  const hospitals = useQuery(hospitalsHereQuery(draft.keeper.personId));
  const similar = useSimilar(id, state.value);
  const [reason, setReason] = useState(draft.keeper.draft.duplicateReason ?? '');
  const [isUploading, setUploading] = useState(false);
  const [isConsentWaiting, setConsentWaiting] = useState(draft.pendingConsent !== undefined);
  const isLinked = useLink();
  const { value } = state;
  const sectionProps = { value, onChange: draft.autosaver.change };
  const title = consultation
    ? t('request.editTitle', { number: consultation.number })
    : t('request.newTitle');
  usePageTitle(title);
  const known = similar.data?.known;
  const completeness = judgeRequest(value, consultation, isConsentWaiting);
  return (
    <div className="page request" data-testid="request-page">
      <h1 className="page-title">{title}</h1>
      <StepBar completeness={completeness} />
      <div className="request-form">
        <FormNotices {...{ isLinked, hospitals }} isRestored={state.isRestored} />
        <ComponentFrame>
          <PatientSection
            {...sectionProps}
            known={known && <KnownPatientNotice known={known} {...sectionProps} />}
            isIdentityAtRisk={state.status === 'failed' && draft.isIdentityUnsaved(value)}
          />
          <DuplicateNotice
            duplicates={similar.data?.duplicates ?? []}
            reason={reason}
            onReason={(text) => {
              setReason(text);
              draft.keep({ duplicateReason: text });
            }}
          />
          <HospitalSection {...sectionProps} hospitals={hospitals.data} />
          <TemplateSection {...sectionProps} />
          <TextSections {...sectionProps} />
        </ComponentFrame>
        <FilesSection {...{ value, draft, consultation }} onBusy={setUploading} />
        <ConsentSection
          {...{ draft, consultation }}
          isWaiting={isConsentWaiting}
          onWaiting={setConsentWaiting}
        />
      </div>
      <CompletenessPanel
        {...{ draft, completeness, state, isUploading, consultation, isLinked }}
        hospitals={hospitals.data}
        duplicateReason={reason}
        hasDuplicates={(similar.data?.duplicates.length ?? 0) > 0}
      />
      <ConflictDialog state={state} onResolve={draft.autosaver.resolve} hospitals={hospitals.data} />
    </div>
  );
}
