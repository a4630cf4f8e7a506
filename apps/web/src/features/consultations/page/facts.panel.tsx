import type { Consultation } from '@jiedui/contracts';
import { takenStates, untakenStates } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { Moment } from '../../../time/moment';
import { EncryptedTag } from '../shared/encrypted.tag';

/** By when it is to be taken, and by when its opinion is to be signed. */
function DueDates({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const { state, responseDueAt, answerDueAt, answerForm, invitedHospital } = consultation;
  const isAnswerOwed = [...untakenStates, ...takenStates].some((one) => one === state);
  return (
    <>
      {state === 'submitted' && responseDueAt && (
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
    </>
  );
}

/** Who asks whom, and when things are due. */
export function FactsPanel({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const name = useName();
  const { requestedBy, expert, directedTo, invitingHospital, invitedHospital, submittedAt, session } =
    consultation;
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
        {!expert && directedTo && (
          <div className="soft">{t('routing.triage.directedTo', { name: name(directedTo) })}</div>
        )}
      </dd>
      {submittedAt && (
        <>
          <dt>{t('consultation.submittedAt')}</dt>
          <dd>
            <Moment at={submittedAt} />
          </dd>
        </>
      )}
      <DueDates consultation={consultation} />
      <dt>{t('consultation.appointment')}</dt>
      <dd data-testid="appointment">
        {session && session.state !== 'cancelled' ? (
          <>
            <Moment at={session.startsAt} hospital={invitingHospital} />
            <div className="soft">{t(`terms.sessionState.${session.state}`)}</div>
            {session.isEncrypted && (
              <div>
                <EncryptedTag />
              </div>
            )}
            {session.state === 'booked' && (
              <a
                href={`/api/consultations/${consultation.id}/appointment`}
                download
                data-testid="appointment-file"
              >
                {t('scheduling.calendar.download')}
              </a>
            )}
          </>
        ) : (
          <span className="soft">{t('consultation.appointmentNone')}</span>
        )}
      </dd>
    </dl>
  );
}
