import type { Agreement } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import type { AutosaveState } from '../../../drafts/autosaver';
import { SaveMark } from '../../../drafts/save-mark';
import { GrowingText } from '../../../ui/growing-text';
import { InputField } from '../../../ui/input-field';
import type { AgreementDraft } from './agreement-draft';
import { LimitFields } from './limit-fields';
import { ScopeFields } from './scope-fields';
import { TermsConflictDialog } from './terms-conflict.dialog';
import { areDatesSound, isFieldSound, type TermsDraft } from './terms-draft';

const texts = [
  'purpose',
  'invitingDuties',
  'invitedDuties',
  'invitingLiability',
  'invitedLiability',
  'fees',
] as const;
const textMaxLength = 4_000;

interface FieldsProps {
  readonly value: TermsDraft;
  readonly onChange: (change: Partial<TermsDraft>) => void;
}

function TextFields({ value, onChange, missing }: FieldsProps & { readonly missing: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <>
      {texts.map((field) => (
        <div key={field} className="form-field">
          <label className="form-label" htmlFor={`term-${field}`}>
            {t(`pairings.term.${field}`)}
            {missing.includes(field) && value[field] === '' && <span className="form-missing"> *</span>}
          </label>
          <GrowingText
            id={`term-${field}`}
            value={value[field]}
            maxLength={textMaxLength}
            onChange={(event) => onChange({ [field]: event.target.value })}
            data-testid={`term-${field}`}
          />
        </div>
      ))}
    </>
  );
}

function TermFields({ value, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const isSound = areDatesSound(value);
  return (
    <div className="form-row">
      <InputField
        type="date"
        label={t('pairings.term.validFrom')}
        value={value.validFrom}
        onChange={(validFrom) => onChange({ validFrom })}
        testId="term-validFrom"
      />
      <InputField
        type="date"
        label={t('pairings.term.validUntil')}
        value={value.validUntil}
        onChange={(validUntil) => onChange({ validUntil })}
        error={isSound ? undefined : t('pairings.editor.datesInvalid')}
        testId="term-validUntil"
      />
      <InputField
        label={`${t('pairings.term.contactEveryDays')} (${t('pairings.editor.days')})`}
        inputMode="numeric"
        value={value.contactEveryDays}
        onChange={(contactEveryDays) => onChange({ contactEveryDays: contactEveryDays.trim() })}
        error={
          isFieldSound('contactEveryDays', value.contactEveryDays)
            ? undefined
            : t('pairings.editor.daysInvalid')
        }
        testId="term-contactEveryDays"
      />
    </div>
  );
}

/** The whole text in one form that saves itself; either side may write. */
export function TermsEditor(props: {
  readonly agreement: Agreement;
  readonly draft: AgreementDraft;
  readonly state: AutosaveState<TermsDraft>;
}) {
  const { t } = useTranslation();
  const { agreement, draft, state } = props;
  const { value } = state;
  const onChange = draft.autosaver.change;
  return (
    <section className="panel form-stack" aria-labelledby="editor-title" data-testid="terms-editor">
      <div className="editor-head">
        <h2 className="panel-title" id="editor-title">
          {t('pairings.editor.title')}
        </h2>
        <SaveMark state={state} />
      </div>
      <p className="soft editor-hint">{t('pairings.editor.hint')}</p>
      <TermFields {...{ value, onChange }} />
      <ScopeFields {...{ value, onChange }} />
      <label className="only-active">
        <input
          type="checkbox"
          checked={value.isLead}
          onChange={(event) => onChange({ isLead: event.target.checked })}
          data-testid="term-isLead"
        />
        {t('pairings.page.lead')} <span className="soft">{t('pairings.editor.leadHint')}</span>
      </label>
      <LimitFields {...{ value, onChange }} />
      <TextFields {...{ value, onChange }} missing={agreement.missingTerms} />
      <TermsConflictDialog state={state} onResolve={draft.autosaver.resolve} />
    </section>
  );
}
