import type { HospitalSummary } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../language/language';
import { isMatchVisible, Marked } from './marked';

/** Both names and the code, since a search may have met any of them. */
export function HospitalName(props: {
  readonly hospital: HospitalSummary;
  readonly search: string | undefined;
}) {
  const { t } = useTranslation();
  const { hospital, search } = props;
  const { id, code, nameZh, nameEn } = hospital;
  const isChinese = useLocale() === 'zh-CN';
  const [first, second] = isChinese ? [nameZh, nameEn] : [nameEn, nameZh];
  const isHidden = search !== undefined && !isMatchVisible([nameZh, nameEn, code], search);
  return (
    <>
      <Link to="/hospitals/$hospitalId" params={{ hospitalId: id }} className="hospital-name">
        <Marked text={first} search={search} />
      </Link>
      <div className="soft hospital-other-name">
        <Marked text={code} search={search} /> · <Marked text={second} search={search} />
        {isHidden && <span className="tag tag-calm">{t('hospitals.directory.byPinyin')}</span>}
      </div>
    </>
  );
}
