import { faultsOfAnswers, type QuestionnaireKind, type Specialty } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice';
import { Button } from '../../../ui/button';
import type { Desk } from '../need-queries';
import { AddSpecialty } from './add-specialty';
import { answersOf, blankLine, lineOf, lineText, type Sheet, sheetOf, specialtiesOf } from './answer-sheet';
import { ConflictDialog } from './conflict-dialog';
import { LineCard } from './line-card';
import { ProgressPanel } from './progress-panel';
import { useDeskActions } from './use-desk-actions';
import { useQuestionnaireDraft } from './use-questionnaire-draft';
import { WholeSection } from './whole.section';

/** Whoever begins a year may start from the last one. */
function TakeOver({ desk, onTake }: { readonly desk: Desk; readonly onTake: (sheet: Sheet) => void }) {
  const { t } = useTranslation();
  const { earlier, latest, draft } = desk;
  if (!earlier || latest || draft) return null;
  const { year, answers } = earlier;
  return (
    <Notice
      tone="info"
      title={t('needs.desk.takeOverHint', { year })}
      action={
        <Button onClick={() => onTake(sheetOf(answers))} data-testid="take-over">
          {t('needs.desk.takeOver', { year })}
        </Button>
      }
    />
  );
}

function Superseded({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const { draft, latest } = desk;
  if (!draft || !latest || latest.version === null || latest.version <= draft.basedOn) return null;
  return (
    <Notice
      tone="warning"
      title={t('needs.desk.superseded', { version: latest.version })}
      testId="superseded"
    >
      {t('needs.desk.supersededHint', { base: draft.basedOn })}
    </Notice>
  );
}

function Hint({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const { draft, latest } = desk;
  if (draft) return null;
  return (
    <p className="soft needs-intro">
      {latest?.version ? t('needs.desk.draftOver', { version: latest.version }) : t('needs.desk.draftNew')}
    </p>
  );
}

/** The form: the hospital as a whole, then a card for each specialty; how far it is and the way out stand beside. */
export function Editor(props: {
  readonly desk: Desk;
  readonly kind: QuestionnaireKind;
  readonly wanted: number | undefined;
  readonly onOver: () => void;
}) {
  const { t } = useTranslation();
  const { desk, kind, wanted, onOver } = props;
  const { draft, state } = useQuestionnaireDraft(desk, kind, wanted);
  const actions = useDeskActions(desk, draft, onOver);
  const sheet = state.value;
  const answered = specialtiesOf(sheet);
  const faults = faultsOfAnswers(answersOf(kind, sheet));
  const change = draft.autosaver.change;
  const add = (specialty: Specialty) => change({ [specialty]: lineText(blankLine) });
  return (
    <div className="needs-desk" data-testid="questionnaire-editor">
      <div className="needs-form">
        {state.isRestored && <Notice tone="info" title={t('needs.desk.restored')} />}
        <Superseded desk={desk} />
        <TakeOver desk={desk} onTake={change} />
        <Hint desk={desk} />
        <WholeSection kind={kind} sheet={sheet} onChange={change} />
        {answered.length === 0 && <p className="panel panel-empty">{t('needs.desk.noSpecialties')}</p>}
        {answered.map((specialty) => (
          <LineCard
            key={specialty}
            kind={kind}
            specialty={specialty}
            line={lineOf(sheet, specialty) ?? blankLine}
            missing={faults.filter((fault) => fault.specialty === specialty).map(({ field }) => field)}
            onChange={(line) => change({ [specialty]: lineText(line) })}
            onRemove={() => change({ [specialty]: '' })}
          />
        ))}
        <AddSpecialty answered={answered} onAdd={add} />
      </div>
      <ProgressPanel
        kind={kind}
        state={state}
        faults={faults}
        hasDraft={desk.draft !== null}
        onSubmit={actions.submit}
        onDiscard={actions.discard}
      />
      <ConflictDialog kind={kind} state={state} onResolve={draft.autosaver.resolve} />
    </div>
  );
}
