import type { RegionBranch } from '@jiedui/contracts';
import { coversRegion, nation } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { useNumber } from '../../language/number';
import { useSignedIn } from '../../session/me';
import { LoadFailure } from '../../shell/load-failure';
import '../../styles/hospitals.css';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { regionQuery } from '../hospitals/hospital-queries';
import { OversightSummary } from '../oversight/oversight-summary';
import { RegionCounts } from './region-counts';

interface BranchProps {
  readonly branch: RegionBranch;
  readonly onChoose: (code: string) => void;
}

const directoryOf = (code: string) => (code === nation ? {} : { region: Number(code) });
const figures = ['hospitals', 'topHospitals', 'countyHospitals'] as const;

/** From the supervised region down to the one that is shown; what lies above is not theirs. */
function Way({ branch, onChoose, top }: BranchProps & { readonly top: string }) {
  const { t } = useTranslation();
  const name = useName();
  const { region, path } = branch;
  const isBelowNation = top === nation && region.code !== nation;
  const way = path.length > 0 ? path.filter(({ code }) => coversRegion(top, code)) : [region];
  const words = [
    ...(isBelowNation ? [{ code: nation, label: t('hospitals.regionLevel.nation') }] : []),
    ...way.map((one) => ({ code: one.code, label: name(one) })),
  ];
  return (
    <nav aria-label={t('home.supervisor.regionLabel')}>
      <ol className="trail" data-testid="supervised-way">
        {words.map(({ code, label }, at) => (
          <li key={code}>
            <button
              type="button"
              onClick={() => onChoose(code)}
              aria-current={at === words.length - 1 ? 'location' : undefined}
            >
              {label}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Below({ branch, onChoose }: BranchProps) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  if (branch.children.length === 0) return <p className="panel-empty">{t('home.supervisor.belowEmpty')}</p>;
  return (
    <table className="table table-cards table-figures region-table">
      <thead>
        <tr>
          <th scope="col">{t('home.supervisor.region')}</th>
          {figures.map((figure) => (
            <th key={figure} scope="col" className="cell-figure">
              {t(`home.supervisor.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {branch.children.map((child) => (
          <tr key={child.code} onClick={() => onChoose(child.code)} data-testid={`supervised-${child.code}`}>
            <th scope="row">
              <button type="button" className="plain-link" onClick={() => onChoose(child.code)}>
                {name(child)}
              </button>
            </th>
            {figures.map((figure) => (
              <td key={figure} className="cell-figure" data-label={t(`home.supervisor.${figure}`)}>
                {number(child[figure])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Picture({ branch, onChoose, top }: BranchProps & { readonly top: string }) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const { region } = branch;
  return (
    <>
      <div className="region-head">
        <Way branch={branch} onChoose={onChoose} top={top} />
        <Link
          to="/hospitals"
          search={directoryOf(region.code)}
          aria-label={t('home.supervisor.openDirectoryOf', { name: name(region) })}
        >
          {t('home.supervisor.openDirectory')}
        </Link>
      </div>
      <dl className="figures">
        {figures.map((figure) => (
          <div key={figure} className="panel">
            <dt>{t(`home.supervisor.${figure}`)}</dt>
            <dd data-testid={`figure-${figure}`}>{number(region[figure])}</dd>
          </div>
        ))}
      </dl>
      <RegionCounts region={directoryOf(region.code)} />
      <section className="panel">
        <h2 className="panel-title">{t('home.supervisor.below')}</h2>
        <Below branch={branch} onChoose={onChoose} />
      </section>
    </>
  );
}

/** The supervised region in figures, down to its last township. */
export function SupervisorHome() {
  const { t } = useTranslation();
  const { post } = useSignedIn();
  const top = post?.region?.code;
  const [chosen, setChosen] = useState<string>();
  const at = chosen !== undefined && top !== undefined && coversRegion(top, chosen) ? chosen : top;
  const { data, error, refetch } = useQuery({ ...regionQuery(at ?? nation), enabled: at !== undefined });
  if (top === undefined) return <Notice tone="warning" title={t('home.supervisor.noRegion')} />;
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={10} />;
  return (
    <>
      <OversightSummary />
      <Picture branch={data} onChoose={setChosen} top={top} />
    </>
  );
}
