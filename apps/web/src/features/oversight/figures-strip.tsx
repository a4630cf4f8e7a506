import type { OversightFigures } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';

const order = ['hospitals', 'pairings', 'consultations', 'open', 'overdue', 'closed'] as const;

/** How a region stands, in six numbers. */
export function FiguresStrip({ figures }: { readonly figures: OversightFigures }) {
  const { t } = useTranslation();
  return (
    <dl className="oversight-figures" data-testid="oversight-figures">
      {order.map((figure) => (
        <div
          key={figure}
          className={
            figure === 'overdue' && figures.overdue > 0
              ? 'oversight-figure figure-overdue'
              : 'oversight-figure'
          }
        >
          <dt>{t(`oversight.figure.${figure}`)}</dt>
          <dd data-testid={`oversight-figure-${figure}`}>{figures[figure]}</dd>
        </div>
      ))}
    </dl>
  );
}
