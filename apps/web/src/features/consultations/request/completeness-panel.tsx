import type { Consultation, PairedHospital } from '@jiedui/contracts';
import { missingRequestFields, requestFields, type RequestField } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import type { AutosaveState } from '../../../drafts/autosaver';
import { SaveMark } from '../../../drafts/save-mark';
import { Button } from '../../../ui/button';
import { MeterBar } from '../../../ui/meter-bar';
import type { DraftContent } from './draft-content';
import { focusField } from './form-section';
import type { RequestDraft } from './request-draft';
import { useDiscardDraft, useSubmitRequest } from './use-request-actions';

/** From the top of the form to its end. */
const formOrder: readonly RequestField[] = [
  'patientSex',
  'patientAgeYears',
  'question',
  'history',
  'invitedHospitalId',
  'specialty',
  'urgency',
  'consentGiver',
];

export interface CompletenessPanelProps {
  readonly draft: RequestDraft;
  readonly state: AutosaveState<DraftContent>;
  readonly consultation: Consultation | undefined;
  readonly hospitals: readonly PairedHospital[] | undefined;
  readonly isUploading: boolean;
}

/** How far the request is, what it still needs, whether it is saved, and the way out. */
export function CompletenessPanel(props: CompletenessPanelProps) {
  const { t } = useTranslation();
  const { draft, state, consultation, hospitals, isUploading } = props;
  const unfilled = missingRequestFields(state.value);
  const missing = formOrder.filter((field) => unfilled.includes(field));
  const isComplete = missing.length === 0;
  const submit = useSubmitRequest(draft, state.value, hospitals);
  const discard = useDiscardDraft(draft, consultation);
  return (
    <aside className="panel completeness" aria-label={t('request.completeness')} data-testid="completeness">
      <SaveMark state={state} />
      <MeterBar
        measures="progress"
        label={t('request.completeness')}
        percent={Math.round(((requestFields.length - missing.length) / requestFields.length) * 100)}
        isComplete={isComplete}
      />
      <p className="completeness-words" data-testid="completeness-words">
        {isComplete ? t('request.complete') : t('request.missing', { count: missing.length })}
      </p>
      <ul className="missing-fields">
        {missing.map((field) => (
          <li key={field}>
            <button type="button" onClick={() => focusField(field)} data-testid={`missing-${field}`}>
              {t('request.goTo', { field: t(`terms.field.${field}`) })}
            </button>
          </li>
        ))}
      </ul>
      {isComplete && isUploading && <p className="soft">{t('request.uploadsPending')}</p>}
      <Button
        tone="primary"
        isLarge
        disabled={!isComplete || isUploading || state.conflict !== undefined}
        onClick={submit}
        data-testid="submit-request"
      >
        {t('request.submit')}
      </Button>
      {consultation && (
        <Button tone="quietDanger" onClick={discard} data-testid="discard-draft">
          {t('request.discard')}
        </Button>
      )}
    </aside>
  );
}
