import type { ConsultationSummary } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useSignedIn } from '../../../session/me';
import { ClockBadge } from '../../../time/clock-badge';
import { ConsultationLink } from './consultation-link';
import { otherSideOf } from './other-side';
import { patientWords } from './patient-words';
import { StateTag, UrgencyTag } from './state-tag';

/** One consultation as an entry of a home page or a phone's list. */
export function ConsultationItem({ consultation }: { readonly consultation: ConsultationSummary }) {
  const { t } = useTranslation();
  const name = useName();
  const { specialty, invitingHospital, invitedHospital, requestedBy, expert, directedTo } = consultation;
  const otherSide = otherSideOf(useSignedIn().me, invitingHospital, invitedHospital);
  const details = [
    patientWords(t, consultation),
    specialty && t(`terms.specialty.${specialty}`),
    otherSide.map(name).join(' → '),
    name(requestedBy),
    expert && name(expert),
    !expert && directedTo && t('routing.triage.directedTo', { name: name(directedTo) }),
  ];
  return (
    <li className="item" data-testid="consultation-row" data-number={consultation.number}>
      <ConsultationLink consultation={consultation} className="item-link">
        <span className="item-head">
          <span className="number">{consultation.number}</span>
          <UrgencyTag urgency={consultation.urgency} />
          <StateTag state={consultation.state} />
          <ClockBadge consultation={consultation} />
        </span>
        <span className="item-question">{consultation.question || t('list.noQuestion')}</span>
        <span className="item-details">{details.filter(Boolean).join(' · ')}</span>
      </ConsultationLink>
    </li>
  );
}
