import type { MatchConstraint } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';

/** A wish or a rule in words, with its hospitals named. */
export function useConstraintWords(): (constraint: MatchConstraint) => string {
  const { t } = useTranslation();
  const name = useName();
  return ({ kind, county, top, specialty, limit }) => {
    const words = {
      county: county ? name(county) : t('matching.anybody.county'),
      top: top ? name(top) : t('matching.anybody.top'),
      specialty: specialty ? t(`terms.specialty.${specialty}`) : t('matching.anybody.specialty'),
      limit: limit ?? 0,
    };
    return kind === 'noOffer' && !top
      ? t('matching.anybody.noOffer', words)
      : t(`matching.constraint.${kind}`, words);
  };
}
