import type { Consultation, PairedHospital } from '@jiedui/contracts';
import { itemPath, type Completeness, type MissingItem, type RequestItem } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import { useTranslation } from 'react-i18next';
import type { AutosaveState } from '../../../drafts/autosaver';
import { SaveMark } from '../../../drafts/save-mark';
import { Button } from '../../../ui/button';
import { MeterBar } from '../../../ui/meter-bar';
import type { DraftContent } from './draft-content';
import { focusField } from './form-section';
import type { RequestDraft } from './request-draft';
import { SubmitLater } from './submit-later';
import { useDiscardDraft, useSubmitRequest } from './use-request-actions';

export interface CompletenessPanelProps {
  readonly draft: RequestDraft;
  readonly completeness: Completeness;
  readonly state: AutosaveState<DraftContent>;
  readonly consultation: Consultation | undefined;
  readonly hospitals: readonly PairedHospital[] | undefined;
  readonly isUploading: boolean;
  readonly isLinked: boolean;
  readonly hasDuplicates: boolean;
  readonly duplicateReason: string;
}

function itemName(t: Translator, item: RequestItem): string {
  switch (item.kind) {
    case 'field':
      return t(`terms.field.${item.name}`);
    case 'template':
      return t('request.template');
    case 'answer':
      return t(`requestTerms.field.${item.name}`);
    case 'file':
      return t(`requestTerms.file.${item.name}`);
  }
}

/** What is missing, each a way to its field, with how much it brings. */
function MissingItems({ missing }: { readonly missing: readonly MissingItem[] }) {
  const { t } = useTranslation();
  return (
    <ul className="missing-fields">
      {missing.map(({ item, need, points }) => {
        const path = itemPath(item);
        return (
          <li key={path} data-need={need}>
            <button type="button" onClick={() => focusField(path)} data-testid={`missing-${path}`}>
              {itemName(t, item)}
            </button>
            <span className={need === 'required' ? 'form-required' : 'form-optional'}>
              {t(`requestTerms.need.${need}`)} {t('request.points', { points })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** How answerable the request is, what would make it more so, whether it is saved, and the way out. */
export function CompletenessPanel(props: CompletenessPanelProps) {
  const { t } = useTranslation();
  const { draft, state, consultation, hospitals, isUploading, isLinked, hasDuplicates } = props;
  const { score, missing, blocking } = props.completeness;
  const isReady = blocking.length === 0;
  const isReasonMissing = hasDuplicates && props.duplicateReason.trim() === '';
  const submit = useSubmitRequest(draft, state.value, { hospitals, duplicateReason: props.duplicateReason });
  const discard = useDiscardDraft(draft, consultation);
  const canSubmit = isReady && !isReasonMissing && state.conflict === undefined;
  return (
    <aside className="panel completeness" aria-label={t('request.completeness')} data-testid="completeness">
      <SaveMark state={state} />
      <p className="completeness-score" data-testid="completeness-score" data-score={score}>
        {t('request.score', { score })}
      </p>
      <MeterBar measures="progress" label={t('request.completeness')} percent={score} isComplete={isReady} />
      <p className="completeness-words" data-testid="completeness-words">
        {!isReady && t('request.scoreBlocked', { count: blocking.length })}
        {isReady &&
          (missing.length === 0
            ? t('request.complete')
            : t('request.scoreWished', { count: missing.length }))}
      </p>
      <MissingItems missing={missing} />
      {isReady && isUploading && <p className="soft">{t('request.uploadsPending')}</p>}
      {isReady && isReasonMissing && <p className="soft">{t('request.duplicateTitle')}</p>}
      {isLinked ? (
        <Button
          tone="primary"
          isLarge
          disabled={!canSubmit || isUploading}
          onClick={submit}
          data-testid="submit-request"
        >
          {t('request.submit')}
        </Button>
      ) : (
        <SubmitLater draft={draft} canSubmit={canSubmit} />
      )}
      {consultation && (
        <Button tone="quietDanger" onClick={discard} data-testid="discard-draft">
          {t('request.discard')}
        </Button>
      )}
    </aside>
  );
}
