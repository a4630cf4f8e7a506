import type { Attachment, NewConsent } from '@jiedui/contracts';
import {
  consentFaults,
  consentGivers,
  consentMethods,
  consentRelations,
  isSignature,
  whyNotPatientReasons,
  type ConsentGiver,
  type ConsentMethod,
  type ConsentRelation,
  type SignatureStroke,
  type WhyNotPatient,
} from '@jiedui/domain';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { SelectField } from '../../../ui/select-field';
import { Skeleton } from '../../../ui/skeleton';

const SignatureField = lazy(() => import('./signature-pad'));

interface ConsentFormProps {
  readonly attachments: readonly Attachment[];
  /** How a scan is uploaded here. */
  readonly uploader: ReactNode;
  /** @returns whether it is on record, or waits on this device */
  readonly onGiven: (consent: NewConsent) => Promise<boolean>;
}

function Choice<T extends string>(props: {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly labelOf: (option: T) => string;
  readonly onChange: (value: T) => void;
}) {
  const { name, legend, options, value, labelOf, onChange } = props;
  return (
    <fieldset className="choice-row">
      <legend className="form-label">{legend}</legend>
      {options.map((option) => (
        <label key={option} className="form-check">
          <input
            type="radio"
            name={name}
            checked={option === value}
            onChange={() => onChange(option)}
            data-testid={`${name}-${option}`}
          />
          {labelOf(option)}
        </label>
      ))}
    </fieldset>
  );
}

function ScannedForm(props: {
  readonly attachments: readonly Attachment[];
  readonly uploader: ReactNode;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { attachments, uploader, chosen, onChoose } = props;
  const forms = attachments.filter(({ kind }) => kind === 'consentForm');
  return (
    <div className="scanned-form">
      <p className="form-hint">{t('consent.formHint')}</p>
      {forms.length === 0 && <p className="panel-empty">{t('consent.formNone')}</p>}
      {forms.map(({ id, name }) => (
        <label key={id} className="form-check">
          <input type="radio" name="consent-form" checked={id === chosen} onChange={() => onChoose(id)} />
          {name}
        </label>
      ))}
      {uploader}
    </div>
  );
}

/** Who agreed, why not the patient, and the proof of it. Whoever cannot draw takes the scanned form. */
export function ConsentForm({ attachments, uploader, onGiven }: ConsentFormProps) {
  const { t } = useTranslation();
  const { fail, succeed } = useFeedback();
  const [giver, setGiver] = useState<ConsentGiver>('patient');
  const [why, setWhy] = useState<WhyNotPatient | ''>('');
  const [relation, setRelation] = useState<ConsentRelation | ''>('');
  const [isFeeExplained, setFeeExplained] = useState(false);
  const [method, setMethod] = useState<ConsentMethod>('signature');
  const [strokes, setStrokes] = useState<SignatureStroke[]>([]);
  const [formId, setFormId] = useState('');
  const [isBusy, setBusy] = useState(false);

  const isPatient = giver === 'patient';
  const facts = {
    giver,
    whyNotPatient: isPatient ? null : why || null,
    relation: isPatient ? null : relation || null,
    isFeeExplained,
  };
  const scan = attachments.find(({ id, kind }) => id === formId && kind === 'consentForm');
  const isProven = method === 'signature' ? isSignature(strokes) : scan !== undefined;
  const isReady = consentFaults(facts).length === 0 && isProven;

  const save = async () => {
    const proof: NewConsent['proof'] =
      method === 'form' && scan
        ? { method, attachmentId: scan.id }
        : { method: 'signature', strokes: strokes.map((stroke) => [...stroke]) };
    setBusy(true);
    try {
      if (await onGiven({ ...facts, givenAt: serverNow().toISOString(), proof })) succeed(t('consent.saved'));
    } catch (error) {
      fail(error);
    }
    setBusy(false);
  };

  const withBlank = <T extends string>(values: readonly T[], labelOf: (value: T) => string) => [
    { value: '' as const, label: t('consent.choose') },
    ...values.map((value) => ({ value, label: labelOf(value) })),
  ];
  return (
    <div className="consent-form" data-testid="consent-form">
      <Choice
        name="consentGiver"
        legend={t('consent.giver')}
        options={consentGivers}
        value={giver}
        labelOf={(one) => t(`terms.consentGiver.${one}`)}
        onChange={setGiver}
      />
      {!isPatient && (
        <div className="form-row">
          <SelectField<WhyNotPatient | ''>
            label={t('consent.whyNotPatient')}
            value={why}
            choices={withBlank(whyNotPatientReasons, (one) => t(`requestTerms.whyNotPatient.${one}`))}
            onChange={setWhy}
            testId="consent-why"
          />
          <SelectField<ConsentRelation | ''>
            label={t('consent.relation')}
            value={relation}
            choices={withBlank(consentRelations, (one) => t(`requestTerms.consentRelation.${one}`))}
            onChange={setRelation}
            testId="consent-relation"
          />
        </div>
      )}
      <label className="form-check">
        <input
          type="checkbox"
          checked={isFeeExplained}
          onChange={(event) => setFeeExplained(event.target.checked)}
          data-testid="consent-fee"
        />
        {t('consent.fee')}
      </label>
      <Choice
        name="consentMethod"
        legend={t('consent.method')}
        options={consentMethods}
        value={method}
        labelOf={(one) => t(`requestTerms.consentMethod.${one}`)}
        onChange={setMethod}
      />
      {method === 'signature' ? (
        <>
          <p className="form-label">{t('consent.sign')}</p>
          <Suspense fallback={<Skeleton rows={3} />}>
            <SignatureField onSigned={setStrokes} />
          </Suspense>
        </>
      ) : (
        <ScannedForm {...{ attachments, uploader }} chosen={formId} onChoose={setFormId} />
      )}
      <Button
        tone="primary"
        isBusy={isBusy}
        disabled={!isReady}
        onClick={() => void save()}
        data-testid="consent-save"
      >
        {t('consent.save')}
      </Button>
    </div>
  );
}
