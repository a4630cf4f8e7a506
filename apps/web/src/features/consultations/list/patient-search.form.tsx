import type { PatientIdentityField } from '@jiedui/domain';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { criteriaOf, fieldsOf, type PatientCriteria } from './patient-criteria';

const order = ['name', 'recordNumber', 'identityNumber', 'phone'] as const satisfies PatientIdentityField[];
const maxLength = { name: 100, recordNumber: 60, identityNumber: 40, phone: 40 };

function Fields(props: {
  readonly typed: PatientCriteria;
  readonly isMissing: boolean;
  readonly onChange: (typed: PatientCriteria) => void;
}) {
  const { t } = useTranslation();
  const { typed, isMissing, onChange } = props;
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className="patient-search-fields">
      {order.map((field) => (
        <div key={field} className="form-field">
          <label className="form-label" htmlFor={`patient-search-${field}`}>
            {t(`patient.field.${field}`)}
          </label>
          <input
            id={`patient-search-${field}`}
            ref={field === 'name' ? first : undefined}
            className="input"
            autoComplete="off"
            spellCheck={false}
            maxLength={maxLength[field]}
            value={typed[field] ?? ''}
            onChange={(event) => onChange({ ...typed, [field]: event.target.value })}
            aria-invalid={isMissing}
            data-testid={`patient-search-${field}`}
          />
        </div>
      ))}
    </div>
  );
}

/** What is known of the patient; the search itself goes out as a body, never as an address. */
export function PatientSearchForm(props: {
  readonly criteria: PatientCriteria;
  readonly onSearch: (criteria: PatientCriteria) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { onSearch, onClose } = props;
  const [typed, setTyped] = useState<PatientCriteria>(props.criteria);
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const criteria = criteriaOf(typed);
    const isEmpty = fieldsOf(criteria).length === 0;
    setMissing(isEmpty);
    if (!isEmpty) onSearch(criteria);
  };
  return (
    <search className="panel" aria-label={t('patient.search.title')} data-testid="patient-search">
      <form autoComplete="off" onSubmit={submit}>
        <Fields typed={typed} onChange={setTyped} isMissing={isMissing} />
        {isMissing && (
          <span className="form-error" role="alert">
            {t('patient.search.missing')}
          </span>
        )}
        <p className="form-hint">{t('patient.search.hint')}</p>
        <div className="action-bar">
          <Button type="submit" tone="primary" data-testid="patient-search-submit">
            {t('patient.search.submit')}
          </Button>
          <Button onClick={onClose} data-testid="patient-search-close">
            {t('shell.cancel')}
          </Button>
        </div>
      </form>
    </search>
  );
}
