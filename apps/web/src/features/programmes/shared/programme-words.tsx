import type { ProgrammeFigure, ProgrammeSummary, ProgrammeTarget } from '@jiedui/contracts';
import {
  careCentres,
  type CareCentre,
  specialties,
  type Specialty,
  type TechniqueCode,
} from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { inTenThousands } from '../../outcomes/shared/figure-words';
import { gradeWords } from '../../hospitals/shared/grade';

export const periodWords = (
  t: Translator,
  { startsOn, endsOn }: Pick<ProgrammeSummary, 'startsOn' | 'endsOn'>,
): string =>
  endsOn === null
    ? t('programmes.period', { from: startsOn })
    : t('programmes.periodUntil', { from: startsOn, until: endsOn });

const dayLengths = { year: 4, month: 7, day: 10 } as const;

/** No more of the day than was published. */
export const asOfWords = ({ asOf, asOfPrecision }: Pick<ProgrammeFigure, 'asOf' | 'asOfPrecision'>): string =>
  asOf.slice(0, dayLengths[asOfPrecision]);

const isCentre = (what: string): what is CareCentre => (careCentres as readonly string[]).includes(what);
const isSpecialty = (what: string): what is Specialty => (specialties as readonly string[]).includes(what);

/** What is to be reached, in the words of its kind. */
export function targetWords(t: Translator, { kind, what }: Pick<ProgrammeTarget, 'kind' | 'what'>): string {
  switch (kind) {
    case 'grade':
      return gradeWords(t, {
        level: Number(what.charAt(0)) as 1 | 2 | 3,
        class: (what.charAt(1) || null) as 'A' | 'B' | 'C' | null,
      });
    case 'centre':
      return isCentre(what) ? t(`programmes.centre.${what}`) : what;
    case 'keySpecialty':
    case 'department':
      return isSpecialty(what) ? t(`terms.specialty.${what}`) : what;
    case 'technique':
      return t(`needs.technique.${what as TechniqueCode}`);
    default:
      return what;
  }
}

/** How many targets are reached, and how much of the funds has come. */
export function TargetProgress({ programme }: { readonly programme: ProgrammeSummary }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { targets, fundsYuan, fundsReachedYuan } = programme;
  const total = Object.values(targets).reduce((sum, count) => sum + count, 0);
  const reached = targets.reached + targets.reachedLate;
  return (
    <>
      {total > 0 && (
        <span>{t('programmes.targets.progress', { reached: number(reached), total: number(total) })}</span>
      )}
      {fundsYuan > 0 && (
        <span>
          {t('programmes.targets.fundsProgress', {
            reached: inTenThousands(fundsReachedYuan),
            total: inTenThousands(fundsYuan),
          })}
        </span>
      )}
      {targets.overdue > 0 && (
        <span className="tag tag-danger">
          {t('programmes.state.overdue')} {number(targets.overdue)}
        </span>
      )}
    </>
  );
}

const tones = {
  reached: 'success',
  reachedLate: 'success',
  open: 'calm',
  dueSoon: 'warning',
  overdue: 'danger',
} as const;

export function TargetStateTag({ state }: Pick<ProgrammeTarget, 'state'>) {
  const { t } = useTranslation();
  return <span className={`tag tag-${tones[state]}`}>{t(`programmes.state.${state}`)}</span>;
}
