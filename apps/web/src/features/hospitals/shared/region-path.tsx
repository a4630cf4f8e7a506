import type { HospitalSummary } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';

type Path = HospitalSummary['regionPath'];

/** Lines of the division table that group counties but name no place. */
const groupings = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'];

export const places = (path: Path): Path => path.filter(({ nameZh }) => !groupings.includes(nameZh));

/** From the province down, in one line. */
export function RegionPath({ path }: { readonly path: Path }) {
  const { t } = useTranslation();
  const name = useName();
  return <>{places(path).map(name).join(t('hospitals.directory.pathSeparator'))}</>;
}
