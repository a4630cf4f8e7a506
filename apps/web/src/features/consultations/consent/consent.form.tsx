import type { Attachment, NewConsent } from '@jiedui/contracts';
import {
  consentGivers,
  consentMethods,
  consentRelations,
  whyNotPatientReasons,
  type ConsentRelation,
  type WhyNotPatient,
} from '@jiedui/domain';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { SelectField } from '../../../ui/select-field';
import { Skeleton } from '../../../ui/skeleton';
import { ChoiceRow } from './choice-row';
import { useConsentEntry, type ConsentEntry } from './consent-facts';
import { ScannedForm } from './scanned-form';

const SignatureField = lazy(() => import('./signature-pad'));

interface ConsentFormProps {
  readonly attachments: readonly Attachment[];
  /** How a scan is uploaded here. */
  readonly uploader: ReactNode;
  /** @returns whether it is on record, or waits on this device */
  readonly onGiven: (consent: NewConsent) => Promise<boolean>;
}

interface EntryProps {
  readonly entry: ConsentEntry;
  readonly change: (part: Partial<ConsentEntry>) => void;
}

/** Why somebody else agrees, and who that is to the patient. */
function InsteadOfPatient({ entry, change }: EntryProps) {
  const { t } = useTranslation();
  const withBlank = <T extends string>(values: readonly T[], labelOf: (value: T) => string) => [
    { value: '' as const, label: t('consent.choose') },
    ...values.map((value) => ({ value, label: labelOf(value) })),
  ];
  return (
    <div className="form-row consent-instead">
      <SelectField<WhyNotPatient | ''>
        label={t('consent.whyNotPatient')}
        value={entry.why}
        choices={withBlank(whyNotPatientReasons, (one) => t(`requestTerms.whyNotPatient.${one}`))}
        onChange={(why) => change({ why })}
        testId="consent-why"
      />
      <SelectField<ConsentRelation | ''>
        label={t('consent.relation')}
        value={entry.relation}
        choices={withBlank(consentRelations, (one) => t(`requestTerms.consentRelation.${one}`))}
        onChange={(relation) => change({ relation })}
        testId="consent-relation"
      />
    </div>
  );
}

/** The signature, or the scan of a signed form. */
function Proof(props: EntryProps & Pick<ConsentFormProps, 'attachments' | 'uploader'>) {
  const { t } = useTranslation();
  const { entry, change, attachments, uploader } = props;
  return (
    <>
      <ChoiceRow
        name="consentMethod"
        legend={t('consent.method')}
        options={consentMethods}
        value={entry.method}
        labelOf={(one) => t(`requestTerms.consentMethod.${one}`)}
        onChange={(method) => change({ method })}
      />
      {entry.method === 'signature' ? (
        <>
          <p className="form-label consent-sign">{t('consent.sign')}</p>
          <Suspense fallback={<Skeleton rows={3} />}>
            <SignatureField onSigned={(strokes) => change({ strokes })} />
          </Suspense>
        </>
      ) : (
        <ScannedForm
          {...{ attachments, uploader }}
          chosen={entry.formId}
          onChoose={(formId) => change({ formId })}
        />
      )}
    </>
  );
}

/** Who agreed, why not the patient, and the proof of it. Whoever cannot draw takes the scanned form. */
export function ConsentForm({ attachments, uploader, onGiven }: ConsentFormProps) {
  const { t } = useTranslation();
  const { fail, succeed } = useFeedback();
  const { entry, change, given } = useConsentEntry(attachments);
  const [isBusy, setBusy] = useState(false);

  const save = async (consent: NonNullable<typeof given>) => {
    setBusy(true);
    try {
      if (await onGiven({ ...consent, givenAt: serverNow().toISOString() })) succeed(t('consent.saved'));
    } catch (error) {
      fail(error);
    }
    setBusy(false);
  };

  return (
    <div className="consent-form" data-testid="consent-form">
      <ChoiceRow
        name="consentGiver"
        legend={t('consent.giver')}
        options={consentGivers}
        value={entry.giver}
        labelOf={(one) => t(`terms.consentGiver.${one}`)}
        onChange={(giver) => change({ giver })}
      />
      {entry.giver !== 'patient' && <InsteadOfPatient {...{ entry, change }} />}
      <label className="form-check">
        <input
          type="checkbox"
          checked={entry.isFeeExplained}
          onChange={(event) => change({ isFeeExplained: event.target.checked })}
          data-testid="consent-fee"
        />
        {t('consent.fee')}
      </label>
      <Proof {...{ entry, change, attachments, uploader }} />
      <Button
        tone="primary"
        isBusy={isBusy}
        disabled={!given}
        onClick={() => given && void save(given)}
        data-testid="consent-save"
      >
        {t('consent.save')}
      </Button>
    </div>
  );
}
