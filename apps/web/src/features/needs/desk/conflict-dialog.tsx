import type { QuestionnaireKind, Specialty } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import { useTranslation } from 'react-i18next';
import type { AutosaveState } from '../../../drafts/autosaver';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { languageWords, levelWords, techniqueWords } from '../shared/value-words';
import { languagesOf, lineOf, type Sheet, type SheetField } from './answer-sheet';

const isSpecialty = (field: SheetField): field is Specialty =>
  field !== 'languages' && field !== 'posts' && field !== 'teleclinicHoursPerWeek';

function lineWords(t: Translator, kind: QuestionnaireKind, sheet: Sheet, specialty: Specialty): string {
  const line = lineOf(sheet, specialty);
  if (!line) return t('needs.none');
  const figures =
    kind === 'needs'
      ? (['casesPerYear', 'transferOutPercent', 'wantedPosts'] as const).map(
          (name) => `${t(`needs.field.${name}`)} ${line[name] || '—'}`,
        )
      : [];
  return [...figures, levelWords(t, line.capability), line.evidence, techniqueWords(t, line.techniques)]
    .filter(Boolean)
    .join('\n');
}

function fieldWords(t: Translator, kind: QuestionnaireKind, sheet: Sheet, field: SheetField): string {
  if (isSpecialty(field)) return lineWords(t, kind, sheet, field);
  return field === 'languages' ? languageWords(t, languagesOf(sheet)) : sheet[field] || t('needs.none');
}

/** Two people changed the same answers: shows both sides, and asks which to keep. */
export function ConflictDialog(props: {
  readonly kind: QuestionnaireKind;
  readonly state: AutosaveState<Sheet>;
  readonly onResolve: (choice: 'mine' | 'theirs') => void;
}) {
  const { t } = useTranslation();
  const { kind, state, onResolve } = props;
  const { conflict, value } = state;
  if (!conflict) return null;
  return (
    <Dialog
      isWide
      title={t('needs.desk.conflictTitle')}
      extra={
        <Button onClick={() => onResolve('theirs')} data-testid="conflict-theirs">
          {t('needs.desk.conflictTheirs')}
        </Button>
      }
      confirm={{
        label: t('needs.desk.conflictMine'),
        isBusy: false,
        testId: 'conflict-mine',
        onClick: () => onResolve('mine'),
      }}
    >
      <p>{t('needs.desk.conflictText')}</p>
      {conflict.fields.map((field) => (
        <section key={field} className="conflict-field">
          <h3>{isSpecialty(field) ? t(`terms.specialty.${field}`) : t(`needs.field.${field}`)}</h3>
          <div>
            <h4>{t('needs.desk.conflictMine')}</h4>
            <p className="free-text">{fieldWords(t, kind, value, field)}</p>
          </div>
          <div>
            <h4>{t('needs.desk.conflictTheirs')}</h4>
            <p className="free-text">{fieldWords(t, kind, conflict.theirs, field)}</p>
          </div>
        </section>
      ))}
    </Dialog>
  );
}
