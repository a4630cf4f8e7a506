import { PatientIdentity } from '@jiedui/contracts';
import { isResidentNumber, searchForm, type PatientIdentityField } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField, fieldId, type SectionProps } from './form-section';
import { NumberFacts } from './number-facts';

const order = ['name', 'recordNumber', 'identityNumber', 'phone'] as const satisfies PatientIdentityField[];
const maxLength: Record<PatientIdentityField, number> = {
  name: 100,
  recordNumber: 60,
  identityNumber: 40,
  phone: 40,
};
const residentPlaces = 18;

/** Holds what is typed while it is typed: the draft takes it without the spaces at its ends. */
function IdentityInput(props: SectionProps & { readonly field: PatientIdentityField }) {
  const { field, value, onChange } = props;
  const [typed, setTyped] = useState<string>();
  const change = (text: string) => {
    setTyped(text);
    onChange({ [field]: text.trim() || null });
  };
  return (
    <input
      id={fieldId(field)}
      type={field === 'phone' ? 'tel' : 'text'}
      className="input"
      value={typed ?? value[field] ?? ''}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(undefined)}
      maxLength={maxLength[field]}
      // Browsers and old input methods remember what is typed into named fields.
      autoComplete="off"
      spellCheck={false}
      aria-describedby={field === 'identityNumber' ? 'identity-number-hint' : 'identity-privacy'}
      aria-invalid={!PatientIdentity.shape[field].safeParse(value[field]).success}
      data-testid={`field-${field}`}
    />
  );
}

/** Who the patient is. Nothing of it is needed to ask. */
export function IdentityFields(props: SectionProps) {
  const { t } = useTranslation();
  const { value } = props;
  const number = value.identityNumber ?? '';
  const isUnlikely =
    searchForm('identityNumber', number).length === residentPlaces && !isResidentNumber(number);
  return (
    <>
      <p className="form-hint identity-privacy" id="identity-privacy">
        {t('patient.privacy')}
      </p>
      <div className="identity-fields">
        {order.map((field) => (
          <FormField
            key={field}
            field={field}
            label={
              <>
                {t(`patient.field.${field}`)} <span className="form-optional">{t('patient.optional')}</span>
              </>
            }
          >
            <IdentityInput {...props} field={field} />
            {field === 'identityNumber' && (
              <output className="form-hint" id="identity-number-hint">
                {isUnlikely && (
                  <span className="number-unlikely" data-testid="identity-number-unlikely">
                    {t('patient.numberUnlikely')}
                  </span>
                )}
                <NumberFacts {...props} />
              </output>
            )}
          </FormField>
        ))}
      </div>
    </>
  );
}
