import type { MatchingRun } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';

/** For whom a plan is, and from where help comes. */
export function useScopeWords(): (run: Pick<MatchingRun, 'region' | 'hospital' | 'topRegion'>) => string {
  const { t } = useTranslation();
  const name = useName();
  return ({ region, hospital, topRegion }) => {
    const place = region ?? hospital;
    const tops = topRegion
      ? t('matching.scope.tops', { region: name(topRegion) })
      : t('matching.scope.topsAnywhere');
    return place ? `${name(place)} · ${tops}` : tops;
  };
}
