import type { GapLine, GapPartner } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { LevelLadder } from '../shared/level-ladder';
import { techniqueWords } from '../shared/value-words';

interface RowProps {
  readonly line: GapLine;
  readonly widest: number;
  readonly partners: readonly GapPartner[];
}

/** The partners whose agreement covers the specialty. */
const helpersOf = ({ specialty }: GapLine, partners: readonly GapPartner[]) =>
  partners.filter(({ agreedSpecialties }) => agreedSpecialties.includes(specialty));

/** As long as the gap is wide against the widest one. */
function GapBar({ line, widest }: Omit<RowProps, 'partners'>) {
  const { t } = useTranslation();
  const number = useNumber();
  const { levelCases, levelsMissing } = line;
  if (levelCases === 0) return <span className="tag tag-success">{t('needs.gap.reached')}</span>;
  return (
    <span className="gap-bar-cell">
      <span className="gap-bar" aria-hidden>
        <span style={{ inlineSize: `${Math.max(2, (levelCases / widest) * 100)}%` }} />
      </span>
      <span>
        <strong>{number(Math.round(levelCases))}</strong>{' '}
        <span className="soft">{t('needs.gap.missingLevels', { count: levelsMissing })}</span>
      </span>
    </span>
  );
}

function Wanted({ line }: { readonly line: GapLine }) {
  const { t } = useTranslation();
  const { wantedPosts, wantedTechniques, asksForHelp } = line;
  if (!asksForHelp) return <span className="soft">{t('needs.none')}</span>;
  return (
    <>
      {techniqueWords(t, wantedTechniques)}
      {wantedPosts > 0 && (
        <div>
          <span className="tag tag-action">{t('needs.gap.postsWanted', { count: wantedPosts })}</span>
        </div>
      )}
    </>
  );
}

function Helpers({ line, partners }: { readonly line: GapLine; readonly partners: readonly GapPartner[] }) {
  const { t } = useTranslation();
  const name = useName();
  const helpers = helpersOf(line, partners);
  if (helpers.length === 0) {
    return <span className={line.asksForHelp ? 'tag tag-warning' : 'soft'}>{t('needs.gap.nobody')}</span>;
  }
  return <>{helpers.map(({ hospital }) => name(hospital)).join(t('needs.listSeparator'))}</>;
}

function Row({ line, widest, partners }: RowProps) {
  const { t } = useTranslation();
  const number = useNumber();
  const { specialty, capability, casesPerYear, transferOutPercent, casesSentOut, evidence } = line;
  return (
    <tr data-testid="gap-line" data-specialty={specialty}>
      <th scope="row">{t(`terms.specialty.${specialty}`)}</th>
      <td data-label={t('needs.gap.level')}>
        <LevelLadder level={capability} />
        {evidence && (
          <details className="gap-evidence soft">
            <summary>{t('needs.gap.evidence')}</summary>
            {evidence}
          </details>
        )}
      </td>
      <td data-label={t('needs.gap.gap')}>
        <GapBar line={line} widest={widest} />
      </td>
      <td className="cell-figure" data-label={t('needs.gap.casesShort')}>
        {number(casesPerYear)}
      </td>
      <td className="cell-figure" data-label={t('needs.gap.transfer')}>
        {transferOutPercent}%<div className="soft">{number(Math.round(casesSentOut))}</div>
      </td>
      <td data-label={t('needs.gap.wanted')}>
        <Wanted line={line} />
      </td>
      <td data-label={t('needs.gap.helpedBy')}>
        <Helpers line={line} partners={partners} />
      </td>
    </tr>
  );
}

const columns = ['specialty', 'level', 'gap', 'casesShort', 'transfer', 'wanted', 'helpedBy'] as const;

/** The chart and its table in one: each row draws its level and its gap, and says both in words. */
export function GapLines({
  lines,
  partners,
}: {
  readonly lines: readonly GapLine[];
  readonly partners: readonly GapPartner[];
}) {
  const { t } = useTranslation();
  const widest = Math.max(1, ...lines.map(({ levelCases }) => levelCases));
  return (
    <div className="table-frame">
      <table className="table table-still table-cards gap-lines" data-testid="gap-lines">
        <caption className="visually-hidden">{t('needs.gap.lines')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'casesShort' || column === 'transfer' ? 'cell-figure' : undefined}
              >
                {t(`needs.gap.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.specialty} line={line} widest={widest} partners={partners} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
