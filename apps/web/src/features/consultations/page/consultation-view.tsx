import type { Consultation } from '@jiedui/contracts';
import { settledStates } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useMarkSeen } from '../../../shell/use-mark-read';
import { usePageTitle } from '../../../shell/use-page-title';
import { ClockBadge } from '../../../time/clock-badge';
import { Notice } from '../../../ui/notice';
import { ReadersPanel } from '../../audit/readers.panel';
import { CorrectButton } from '../../corrections/correct.button';
import { ThreadPanel } from '../../discussion/thread.panel';
import { PanelPanel } from '../../panels/panel.panel';
import { SessionQualityPanel } from '../../quality/session-quality.panel';
import { EmergencyBanner } from '../../sharing/emergency/emergency-banner';
import { GuestsPanel } from '../../guests/guests.panel';
import { MembersPanel } from '../../sharing/members/members.panel';
import { AskAgainButton } from '../request/ask-again.button';
import { RecordingsPanel } from '../recordings/recordings.panel';
import { StateTag, UrgencyTag } from '../shared/state-tag';
import { ActionBar } from './action-bar';
import { CasePanel } from './case.panel';
import { FactsPanel } from './facts.panel';
import { useOpinionEditing } from './opinion-draft';
import { OpinionPanel } from './opinion.panel';
import { ConsultationPages } from '../../on-call/pages.panel';
import { TranscriptPanel } from '../../transcript/transcript.panel';
import { TimelinePanel } from './timeline.panel';

const isSettled = ({ state }: Consultation) => settledStates.some((settled) => settled === state);

function Ending({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const { state, reason } = consultation;
  if (!reason || (state !== 'refused' && state !== 'cancelled' && state !== 'informationRequested'))
    return null;
  const titles = {
    refused: t('consultation.refusedReason'),
    cancelled: t('consultation.cancelledReason'),
    informationRequested: t('consultation.informationAsked'),
  };
  return (
    <Notice
      tone={state === 'cancelled' ? 'info' : 'warning'}
      title={titles[state]}
      action={<AskAgainButton consultation={consultation} />}
      testId="ending-reason"
    >
      <span className="free-text">{reason}</span>
    </Notice>
  );
}

/** One page for everyone who takes part: the case left, the story right, the next step on top. */
export function ConsultationView({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const editing = useOpinionEditing(consultation);
  useMarkSeen(consultation.id);
  usePageTitle(t('consultation.title', { number: consultation.number }));
  return (
    <div className="page" data-testid="consultation-page">
      <header className="consultation-head">
        <div className="consultation-title">
          <h1 className="page-title">{t('consultation.title', { number: consultation.number })}</h1>
          <StateTag state={consultation.state} />
          <UrgencyTag urgency={consultation.urgency} />
          <ClockBadge consultation={consultation} />
        </div>
        <ActionBar consultation={consultation} editing={editing} />
      </header>
      <EmergencyBanner consultation={consultation} />
      <Ending consultation={consultation} />
      <div className="consultation-columns">
        <div className="consultation-case">
          <CasePanel consultation={consultation} />
          <OpinionPanel consultation={consultation} editing={editing} />
          {consultation.session && <RecordingsPanel consultationId={consultation.id} />}
        </div>
        <aside className="consultation-progress" aria-label={t('consultation.progress')}>
          {consultation.urgency === 'emergency' && <ConsultationPages consultationId={consultation.id} />}
          <FactsPanel consultation={consultation} />
          {consultation.session?.state === 'ended' && (
            <SessionQualityPanel consultationId={consultation.id} />
          )}
          <MembersPanel consultation={consultation} />
          <GuestsPanel consultation={consultation} />
          {(consultation.isPanel || consultation.members.length > 0) && (
            <PanelPanel consultationId={consultation.id} />
          )}
          {consultation.submittedAt && (
            <ThreadPanel consultationId={consultation.id} isOver={isSettled(consultation)} />
          )}
          {consultation.session && <TranscriptPanel consultationId={consultation.id} />}
          <CorrectButton consultation={consultation} />
          <TimelinePanel consultationId={consultation.id} />
          {consultation.mayAlso.includes('seeReaders') && <ReadersPanel consultationId={consultation.id} />}
        </aside>
      </div>
    </div>
  );
}
