import type { HospitalGrade, HospitalSummary } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { gradeWords } from './grade';

export function GradeTag({ grade }: { readonly grade: HospitalGrade | null }) {
  const { t } = useTranslation();
  const tone = grade?.level === 3 ? 'tag-action' : 'tag-calm';
  return (
    <span className={`tag ${tone}`} data-testid="hospital-grade">
      {gradeWords(t, grade)}
    </span>
  );
}

export function FlagTags({ flags }: { readonly flags: HospitalSummary['flags'] }) {
  const { t } = useTranslation();
  return (
    <span className="tags">
      {flags.map((flag) => (
        <span key={flag} className="tag tag-warning">
          {t(`hospitals.flag.${flag}`)}
        </span>
      ))}
    </span>
  );
}
