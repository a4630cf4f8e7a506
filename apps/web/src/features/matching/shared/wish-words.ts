import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import type { Wish } from './wishes';

export function useWishWords(): (wish: Wish) => string {
  const { t } = useTranslation();
  const name = useName();
  return (wish) => {
    const top = name(wish.top);
    if (wish.kind === 'places') {
      const { places } = wish;
      return places === 0
        ? t('matching.wish.withdrawn', { top })
        : t('matching.wish.places', { top, places });
    }
    const county = name(wish.county);
    if (wish.specialty === null) return t('matching.wish.banAll', { county, top });
    return t(`matching.wish.${wish.kind}`, {
      county,
      top,
      specialty: t(`terms.specialty.${wish.specialty}`),
    });
  };
}
