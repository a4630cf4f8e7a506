import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';

/** Rows that are added, changed and removed. What a row is about is named on its remove button. */
export function RowList<Row>(props: {
  readonly rows: readonly Row[];
  readonly onChange: (rows: Row[]) => void;
  readonly nameOf: (row: Row) => string;
  readonly blank: Row | undefined;
  readonly addLabel?: string;
  readonly testId: string;
  readonly children: (row: Row, change: (part: Partial<Row>) => void) => ReactNode;
}) {
  const { t } = useTranslation();
  const { rows, onChange, nameOf, blank, addLabel, testId, children } = props;
  const change = (at: number) => (part: Partial<Row>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <div className="row-list" data-testid={testId}>
      {rows.map((row, at) => (
        <div key={at} className="row-list-row">
          {children(row, change(at))}
          <Button
            tone="quiet"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('hospitals.edit.removeOf', { name: nameOf(row) })}
            title={t('hospitals.edit.remove')}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {blank && (
        <Button
          tone="quiet"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => onChange([...rows, blank])}
          data-testid={`${testId}-add`}
        >
          {addLabel ?? t('hospitals.edit.add')}
        </Button>
      )}
    </div>
  );
}

/** A choice of a few, named for who cannot see where it stands. */
export function ChoiceSelect<T extends string>(props: {
  readonly id?: string;
  readonly label: string;
  readonly value: T | '';
  readonly choices: readonly T[];
  readonly wordsOf: (choice: T) => string;
  readonly blankLabel?: string;
  readonly onChange: (choice: T) => void;
  readonly testId?: string;
}) {
  const { id, label, value, choices, wordsOf, blankLabel, onChange, testId } = props;
  return (
    <select
      id={id}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as T)}
      className="input"
      data-testid={testId}
    >
      {blankLabel !== undefined && <option value="">{blankLabel}</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {wordsOf(choice)}
        </option>
      ))}
    </select>
  );
}
