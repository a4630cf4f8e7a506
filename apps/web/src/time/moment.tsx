import { useTranslation } from 'react-i18next';
import { useName } from '../language/language';
import { formatInstant, isZoneForeign } from './format';
import { zoneWords } from './zone';

interface HospitalZone {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly timeZone: string;
}

/** A moment in the viewer's zone; where a hospital's clock shows something else, that is said, too. */
export function Moment({ at, hospital }: { readonly at: string; readonly hospital?: HospitalZone | null }) {
  const { t } = useTranslation();
  const name = useName();
  const shown = <time dateTime={at}>{formatInstant(at)}</time>;
  if (!hospital || !isZoneForeign(at, hospital.timeZone)) return shown;
  const there = t('time.hospitalTime', {
    hospital: name(hospital),
    time: formatInstant(at, hospital.timeZone),
    zone: zoneWords(t, hospital.timeZone),
  });
  return (
    <>
      {shown} <span className="soft">({there})</span>
    </>
  );
}
