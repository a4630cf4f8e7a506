import type { LadderLevel, QualityVerdict } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';

const tones: Record<QualityVerdict, string> = {
  good: 'tag-success',
  fair: 'tag-warning',
  poor: 'tag-danger',
};

export function VerdictTag({ verdict }: { readonly verdict: QualityVerdict | null }) {
  const { t } = useTranslation();
  return (
    <span className={`tag ${verdict ? tones[verdict] : 'tag-calm'}`} data-verdict={verdict ?? 'unknown'}>
      {t(`quality.verdict.${verdict ?? 'unknown'}`)}
    </span>
  );
}

const levelTones: Record<LadderLevel, string> = {
  fullVideo: 'tag-success',
  thumbnail: 'tag-success',
  stills: 'tag-warning',
  voice: 'tag-warning',
  voiceNotes: 'tag-danger',
  text: 'tag-danger',
};

export function LevelTag({ level }: { readonly level: LadderLevel | null }) {
  const { t } = useTranslation();
  if (!level) return <span className="soft">{t('quality.unmeasured')}</span>;
  return (
    <span className={`tag ${levelTones[level]}`} data-level={level}>
      {t(`quality.level.${level}`)}
    </span>
  );
}
