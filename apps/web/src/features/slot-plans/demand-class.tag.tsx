import type { DemandClass } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';

const tones: Record<DemandClass, string> = {
  smooth: 'tag-success',
  erratic: 'tag-action',
  lumpy: 'tag-warning',
  slow: 'tag-calm',
};

/** The class with what it means in plain words beside it. */
export function DemandClassTag({ demandClass }: { readonly demandClass: DemandClass | null }) {
  const { t } = useTranslation();
  return (
    <span className="demand-class" data-class={demandClass ?? 'unknown'}>
      <span className={`tag ${demandClass ? tones[demandClass] : 'tag-plain'}`}>
        {t(`slotPlans.demandClass.${demandClass ?? 'unknown'}`)}
      </span>
      <span className="soft">{t(`slotPlans.classWords.${demandClass ?? 'unknown'}`)}</span>
    </span>
  );
}
