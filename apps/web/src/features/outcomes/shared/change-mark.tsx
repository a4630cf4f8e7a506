import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { CaseCounts } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { pointsChange } from './figure-words';

/** How the share moved since the baseline, by arrow, sign and word. */
export function ChangeMark(props: { readonly baseline: CaseCounts; readonly latest: CaseCounts }) {
  const { t } = useTranslation();
  const change = pointsChange(props.baseline, props.latest);
  if (change === null) return <span className="soft">—</span>;
  const words = `${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change)} ${t('outcomes.unit.points')}`;
  if (change === 0) return <span className="soft">{words}</span>;
  return (
    <span className={change > 0 ? 'change change-up' : 'change change-down'}>
      {change > 0 ? <ArrowUpOutlined aria-hidden /> : <ArrowDownOutlined aria-hidden />} {words}
    </span>
  );
}
