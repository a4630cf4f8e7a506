import type { Consultation } from '@jiedui/contracts';
import { takenStates, untakenStates } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { Moment } from '../../../time/moment';

/** Who asks whom, and when things are due. */
export function FactsPanel({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const name = useName();
  const {
    requestedBy,
    expert,
    invitingHospital,
    invitedHospital,
    submittedAt,
    responseDueAt,
    answerDueAt,
    answerForm,
    session,
    state,
  } = consultation;
  const isAnswerOpen = state === 'submitted';
  const isAnswerOwed = [...untakenStates, ...takenStates].some((one) => one === state);
  return (
    <dl className="facts panel">
      <dt>{t('consultation.inviting')}</dt>
      <dd>
        {name(invitingHospital)}
        <div className="soft">{name(requestedBy)}</div>
      </dd>
      <dt>{t('consultation.invited')}</dt>
      <dd>
        {invitedHospital ? name(invitedHospital) : t('list.noHospital')}
        <div className="soft">{expert ? name(expert) : t('consultation.noExpert')}</div>
      </dd>
      {submittedAt && (
        <>
          <dt>{t('consultation.submittedAt')}</dt>
          <dd>
            <Moment at={submittedAt} />
          </dd>
        </>
      )}
      {isAnswerOpen && responseDueAt && (
        <>
          <dt>{t('list.clock')}</dt>
          <dd>
            <Moment at={responseDueAt} hospital={invitedHospital} />
          </dd>
        </>
      )}
      {isAnswerOwed && answerDueAt && (
        <>
          <dt>{t('consultation.answerDue')}</dt>
          <dd>
            <Moment at={answerDueAt} hospital={invitedHospital} />
            <div className="soft">{t(`consultation.answerForm.${answerForm}`)}</div>
          </dd>
        </>
      )}
      <dt>{t('consultation.appointment')}</dt>
      <dd data-testid="appointment">
        {session && session.state !== 'cancelled' ? (
          <>
            <Moment at={session.startsAt} hospital={invitingHospital} />
            <div className="soft">{t(`terms.sessionState.${session.state}`)}</div>
          </>
        ) : (
          <span className="soft">{t('consultation.appointmentNone')}</span>
        )}
      </dd>
    </dl>
  );
}
