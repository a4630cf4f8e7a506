import type { Consultation } from '@jiedui/contracts';
import { correctableStates } from '@jiedui/domain';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';

const CorrectDialog = lazy(() =>
  import('./correct.dialog').then(({ CorrectDialog: dialog }) => ({ default: dialog })),
);

/** For coordinators, while nothing is signed. */
export function CorrectButton({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { mayAlso, state } = consultation;
  if (!mayAlso.includes('correct') || !correctableStates.includes(state)) return null;
  return (
    <div>
      <Button onClick={() => setOpen(true)} data-testid="correct">
        {t('consultation.correction.open')}
      </Button>
      {isOpen && (
        <Suspense>
          <CorrectDialog consultation={consultation} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
