import type { Consultation } from '@jiedui/contracts';
import { attachableStates } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { AttachmentList } from '../attachments/attachment-list';
import { AttachmentUploader } from '../attachments/attachment-uploader';
import { ConsentPanel } from '../consent/consent.panel';
import { AnswersPanel } from '../request/answers.panel';
import { PatientStrip } from './patient.strip';

function Attachments({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const { id, attachments, relations, state } = consultation;
  const canAdd = relations.includes('requester') && attachableStates.includes(state);
  if (canAdd) {
    return (
      <AttachmentUploader
        attachments={attachments}
        attachedTo={id}
        consultationId={() => Promise.resolve(id)}
      />
    );
  }
  if (attachments.length === 0) return <p className="panel-empty">{t('consultation.noAttachments')}</p>;
  return <AttachmentList attachments={attachments} consultationId={id} />;
}

/** All that the county side told: patient, question, history, files. The same beside the video. */
export function CasePanel({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const { request, attachments } = consultation;
  return (
    <section className="panel case" aria-labelledby="case-title" data-testid="case-panel">
      <h2 className="visually-hidden" id="case-title">
        {t('consultation.case')}
      </h2>
      <PatientStrip consultation={consultation} />
      <h3>{t('terms.field.question')}</h3>
      <p className="free-text question" data-testid="case-question">
        {request.question}
      </p>
      <AnswersPanel consultation={consultation} />
      <h3>{t('terms.field.history')}</h3>
      <p className="free-text" data-testid="case-history">
        {request.history}
      </p>
      <h3>
        {t('consultation.attachments')}{' '}
        {attachments.length > 0 && <span className="soft">({attachments.length})</span>}
      </h3>
      <Attachments consultation={consultation} />
      <h3>{t('consent.title')}</h3>
      <ConsentPanel consultation={consultation} />
    </section>
  );
}
