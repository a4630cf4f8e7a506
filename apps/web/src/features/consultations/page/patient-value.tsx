import { CopyOutlined, EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import type { PatientIdentityField } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { copyText } from '../../../ui/copy-text';
import { useFeedback } from '../../../ui/feedback';
import { isMasked, maskedValue } from './patient-mask';

/** One thing that names the patient, to read and to copy; numbers are legible only when asked for. */
export function PatientValue(props: { readonly field: PatientIdentityField; readonly value: string }) {
  const { t } = useTranslation();
  const { succeed, ask } = useFeedback();
  const { field, value } = props;
  const [isShown, setShown] = useState(false);
  const words = { field: t(`patient.field.${field}`) };
  const isHidden = isMasked(field) && !isShown;
  const copy = async () => {
    if (await copyText(value)) succeed(t('patient.copied', words));
    else ask({ title: words.field, text: t('patient.copyFailed') });
  };
  return (
    <span className="patient-value" data-testid={`patient-${field}`}>
      {field === 'name' ? <strong>{value}</strong> : <span className="soft">{words.field}</span>}
      {field !== 'name' && (
        <span className="patient-number">{isHidden ? maskedValue(field, value) : value}</span>
      )}
      {isMasked(field) && (
        <Button
          tone="quiet"
          className="patient-tool"
          icon={isShown ? <EyeInvisibleOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
          onClick={() => setShown(!isShown)}
          aria-label={t(isShown ? 'patient.hideField' : 'patient.showField', words)}
          title={t(isShown ? 'patient.hide' : 'patient.show')}
          data-testid={`reveal-${field}`}
        />
      )}
      <Button
        tone="quiet"
        className="patient-tool"
        icon={<CopyOutlined aria-hidden />}
        onClick={() => void copy()}
        aria-label={t('patient.copyField', words)}
        title={t('patient.copyField', words)}
        data-testid={`copy-${field}`}
      />
    </span>
  );
}
