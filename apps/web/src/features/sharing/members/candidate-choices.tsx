import type { MemberCandidate } from '@jiedui/contracts';
import { specialties, type Specialty } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';

const isSpecialty = (value: string): value is Specialty => (specialties as readonly string[]).includes(value);

/** One of the experts found. Arrow keys move between them. */
export function CandidateChoices(props: {
  readonly candidates: readonly MemberCandidate[];
  readonly chosen: MemberCandidate | undefined;
  readonly isFiltered: boolean;
  readonly onChoose: (candidate: MemberCandidate) => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { candidates, chosen, isFiltered, onChoose } = props;
  if (candidates.length === 0) {
    return (
      <output className="panel-empty" data-testid="no-candidates">
        {t(isFiltered ? 'sharing.members.noMatch' : 'sharing.members.noCandidates')}
      </output>
    );
  }
  return (
    <fieldset className="candidates">
      <legend className="visually-hidden">{t('sharing.members.candidates')}</legend>
      {candidates.map((candidate) => (
        <label key={candidate.person.id} className="candidate" data-testid="candidate">
          <input
            type="radio"
            name="candidate"
            checked={candidate.person.id === chosen?.person.id}
            onChange={() => onChoose(candidate)}
          />
          <span>
            {name(candidate.person)}
            <span className="soft">
              {[
                name(candidate.hospital),
                ...candidate.specialties.filter(isSpecialty).map((one) => t(`terms.specialty.${one}`)),
              ].join(' · ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
