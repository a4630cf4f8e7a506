import { useTranslation } from 'react-i18next';
import type { AutosaveState } from '../../../drafts/autosaver';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { type TermsDraft, servicesOf, specialtiesOf } from './terms-draft';

function useShown() {
  const { t } = useTranslation();
  return (field: keyof TermsDraft, draft: TermsDraft): string => {
    if (field === 'specialties')
      return specialtiesOf(draft)
        .map((one) => t(`terms.specialty.${one}`))
        .join(' · ');
    if (field === 'services')
      return servicesOf(draft)
        .map((one) => t(`pairings.service.${one}`))
        .join(' · ');
    return String(draft[field]);
  };
}

/** Both sides changed the same terms: shows both, and asks which to keep. */
export function TermsConflictDialog(props: {
  readonly state: AutosaveState<TermsDraft>;
  readonly onResolve: (choice: 'mine' | 'theirs') => void;
}) {
  const { t } = useTranslation();
  const shown = useShown();
  const { state, onResolve } = props;
  const { conflict, value } = state;
  if (!conflict) return null;
  return (
    <Dialog
      isWide
      title={t('pairings.editor.conflictTitle')}
      extra={
        <Button onClick={() => onResolve('theirs')} data-testid="conflict-theirs">
          {t('pairings.editor.keepTheirs')}
        </Button>
      }
      confirm={{
        label: t('pairings.editor.keepMine'),
        isBusy: false,
        testId: 'conflict-mine',
        onClick: () => onResolve('mine'),
      }}
    >
      <p>{t('pairings.editor.conflictText')}</p>
      {conflict.fields.map((field) => (
        <section key={field} className="conflict-field">
          <h3>{t(`pairings.term.${field}`)}</h3>
          <div>
            <h4>{t('pairings.editor.mine')}</h4>
            <p className="free-text">{shown(field, value) || '–'}</p>
          </div>
          <div>
            <h4>{t('pairings.editor.theirs')}</h4>
            <p className="free-text">{shown(field, conflict.theirs) || '–'}</p>
          </div>
        </section>
      ))}
    </Dialog>
  );
}
