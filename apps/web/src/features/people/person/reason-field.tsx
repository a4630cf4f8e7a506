import { useTranslation } from 'react-i18next';
import { InputField } from '../../../ui/input-field';

/** Why; kept on record and read by other administrators. */
export function ReasonField(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  readonly isJudged: boolean;
}) {
  const { t } = useTranslation();
  const { value, onChange, placeholder, isJudged } = props;
  return (
    <InputField
      label={t('people.posts.endReason')}
      value={value}
      onChange={onChange}
      maxLength={500}
      placeholder={placeholder}
      error={isJudged && value.trim() === '' ? t('people.posts.reasonMissing') : undefined}
      data-autofocus
      testId="reason"
    />
  );
}
