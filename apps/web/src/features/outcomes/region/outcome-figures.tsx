import type { RegionOutcomes } from '@jiedui/contracts';
import { netOf, selfSufficiency } from '@jiedui/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { ChangeMark } from '../shared/change-mark';
import {
  balanceWords,
  inTenThousands,
  percentText,
  signed,
  signedTenThousands,
} from '../shared/figure-words';

function Figure(props: {
  readonly name: string;
  readonly value: string;
  readonly unit?: string;
  readonly children: ReactNode;
  readonly testId: string;
}) {
  const { name, value, unit, children, testId } = props;
  return (
    <div className="outcome-figure" data-testid={testId}>
      <dt>{name}</dt>
      <dd>
        <span className="outcome-value">{value}</span>
        {unit && <span className="soft"> {unit}</span>}
        <div className="outcome-note soft">{children}</div>
      </dd>
    </div>
  );
}

/** The period in a handful of numbers; each says what it leaves out. */
export function OutcomeFigures({ outcomes }: { readonly outcomes: RegionOutcomes }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { overview: one, countyHospitals } = outcomes;
  return (
    <dl className="outcome-figures panel" data-testid="outcome-figures">
      <Figure
        name={t('outcomes.figure.selfSufficiency')}
        value={percentText(selfSufficiency(one.latest))}
        unit={t('outcomes.unit.percent')}
        testId="figure-self-sufficiency"
      >
        <ChangeMark baseline={one.baseline} latest={one.latest} />
      </Figure>
      <Figure
        name={t('outcomes.figure.avoided')}
        value={signed(netOf(one.avoided))}
        unit={t('outcomes.unit.cases')}
        testId="figure-avoided"
      >
        {balanceWords(t, one.avoided)}
      </Figure>
      <Figure
        name={t('outcomes.figure.saved')}
        value={signedTenThousands(netOf(one.savedYuan))}
        unit={t('outcomes.unit.tenThousandYuan')}
        testId="figure-saved"
      >
        {balanceWords(t, one.savedYuan, inTenThousands)}
      </Figure>
      <Figure name={t('outcomes.figure.upgrades')} value={number(one.upgrades)} testId="figure-upgrades">
        {one.downgrades > 0 ? t('outcomes.downgrades', { count: one.downgrades }) : t('outcomes.nothingLost')}
      </Figure>
      <Figure
        name={t('outcomes.figure.techniques')}
        value={number(one.techniques)}
        testId="figure-techniques"
      >
        {t('outcomes.figure.recognised')} {number(one.recognisedResults)} ·{' '}
        {t('outcomes.resultsSaved', { yuan: inTenThousands(one.recognisedYuan) })}
      </Figure>
      <Figure name={t('outcomes.figure.hospitals')} value={number(one.hospitals)} testId="figure-hospitals">
        {t('outcomes.ofCounty', { count: countyHospitals })}
      </Figure>
    </dl>
  );
}
