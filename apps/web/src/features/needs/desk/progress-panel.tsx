import type { AnswerFault, QuestionnaireKind } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import type { AutosaveState } from '../../../drafts/autosaver';
import { SaveMark } from '../../../drafts/save-mark';
import { Button } from '../../../ui/button';
import { MeterBar } from '../../../ui/meter-bar';
import { type Sheet, specialtiesOf } from './answer-sheet';
import { focusAnswer } from './field-id';

const asked: Readonly<Record<QuestionnaireKind, { readonly line: number; readonly whole: number }>> = {
  needs: { line: 4, whole: 0 },
  strengths: { line: 2, whole: 2 },
};

function percentDone(kind: QuestionnaireKind, sheet: Sheet, missing: number): number {
  const { line, whole } = asked[kind];
  const total = Math.max(1, specialtiesOf(sheet).length) * line + whole;
  return Math.round((Math.max(0, total - missing) / total) * 100);
}

/** How far the answers are, what they still need, whether they are saved, and the way out. */
export function ProgressPanel(props: {
  readonly kind: QuestionnaireKind;
  readonly state: AutosaveState<Sheet>;
  readonly faults: readonly AnswerFault[];
  readonly hasDraft: boolean;
  readonly onSubmit: () => void;
  readonly onDiscard: () => void;
}) {
  const { t } = useTranslation();
  const { kind, state, faults, hasDraft, onSubmit, onDiscard } = props;
  const isComplete = faults.length === 0;
  const isHeld = !isComplete || !hasDraft || state.status === 'invalid' || state.conflict !== undefined;
  const told = !isComplete
    ? t('needs.desk.missing', { count: faults.length })
    : t(hasDraft ? 'needs.desk.complete' : 'needs.desk.unchangedHint');
  const words = ({ specialty, field }: AnswerFault) => {
    if (field === 'specialties') return t('needs.desk.noLines');
    const name = t(`needs.field.${field}`);
    return specialty
      ? t('needs.desk.goTo', { specialty: t(`terms.specialty.${specialty}`), field: name })
      : name;
  };
  return (
    <aside className="panel completeness needs-progress" aria-label={t('needs.desk.progress')}>
      <SaveMark state={state} />
      <MeterBar
        measures="progress"
        label={t('needs.desk.progress')}
        percent={percentDone(kind, state.value, faults.length)}
        isComplete={isComplete}
      />
      <p className="completeness-words" data-testid="progress-words">
        {told}
      </p>
      <ul className="missing-fields">
        {faults.map((fault) => (
          <li key={`${fault.specialty}-${fault.field}`}>
            <button type="button" onClick={() => focusAnswer(fault.specialty, fault.field)}>
              {words(fault)}
            </button>
          </li>
        ))}
      </ul>
      <Button tone="primary" isLarge disabled={isHeld} onClick={onSubmit} data-testid="submit-answers">
        {t('needs.desk.submit')}
      </Button>
      {hasDraft && (
        <Button tone="quietDanger" onClick={onDiscard} data-testid="discard-answers">
          {t('needs.desk.discard')}
        </Button>
      )}
    </aside>
  );
}
