import { useTranslation } from 'react-i18next';
import type { Band } from './bands';

/** Counts and whole percents differ by one at least. */
const grain = 1;

/** Which shade stands for which values, in words. */
export function Legend(props: {
  readonly bands: readonly Band[];
  readonly format: (value: number) => string;
}) {
  const { t } = useTranslation();
  const { bands, format } = props;
  const words = ({ from, below }: Band) => {
    const least = from === 0 ? grain : from;
    if (below === null) return t('provinceMap.from', { from: format(least) });
    const most = below - grain;
    return most <= least ? format(least) : t('provinceMap.band', { from: format(least), to: format(most) });
  };
  return (
    <ul className="province-legend" aria-label={t('provinceMap.legend')}>
      <li>
        <span className="province-swatch" aria-hidden /> {t('provinceMap.none')}
      </li>
      {bands.map((band) => (
        <li key={band.shade}>
          <span className={`province-swatch shade-${band.shade}`} aria-hidden /> {words(band)}
        </li>
      ))}
      <li>
        <span className="province-swatch province-blank" aria-hidden /> {t('provinceMap.noValue')}
      </li>
    </ul>
  );
}
