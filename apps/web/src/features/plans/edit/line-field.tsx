import {
  capabilityLevels,
  doctorTitles,
  gradeOfStep,
  indicatorBounds,
  planIndicators,
  type PlanIndicator,
  specialties,
  techniquesOf,
} from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { GrowingText } from '../../../ui/growing-text';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { gradeWords } from '../../hospitals/shared/grade';
import { AccountField } from './account.field';
import type { FieldKind, LineFieldProps } from './line-fields';

type Choices = readonly { readonly value: string; readonly label: string }[];

function useChoices(kind: FieldKind, indicator: string | undefined): Choices | undefined {
  const { t } = useTranslation();
  const none = { value: '', label: '—' };
  const ofSpecialties = specialties.map((value) => ({ value, label: t(`terms.specialty.${value}`) }));
  switch (kind) {
    case 'specialty':
      return [none, ...ofSpecialties];
    case 'optionalSpecialty':
      return [{ value: '', label: t('plans.lines.allSpecialties') }, ...ofSpecialties];
    case 'title':
      return [
        { value: '', label: t('plans.lines.noTitle') },
        ...doctorTitles.map((value) => ({ value, label: t(`people.doctorTitle.${value}`) })),
      ];
    case 'technique':
      return [
        none,
        ...specialties.flatMap((specialty) =>
          techniquesOf[specialty].map((value) => ({
            value,
            label: `${t(`terms.specialty.${specialty}`)} · ${t(`needs.technique.${value}`)}`,
          })),
        ),
      ];
    case 'indicator':
      return [none, ...planIndicators.map((value) => ({ value, label: t(`plans.indicator.${value}`) }))];
    case 'value':
      return steppedValues(t, indicator, none);
    default:
      return undefined;
  }
}

/** Grades and levels are chosen, everything else is typed. */
function steppedValues(
  t: Translator,
  indicator: string | undefined,
  none: Choices[number],
): Choices | undefined {
  if (indicator === 'hospitalGrade') {
    const steps = Array.from({ length: 9 }, (_, at) => at + 1);
    return [none, ...steps.map((step) => ({ value: String(step), label: gradeWords(t, gradeOfStep(step)) }))];
  }
  if (indicator === 'capabilityLevel') {
    return [
      none,
      ...capabilityLevels.map((level) => ({
        value: String(level),
        label: `${level} · ${t(`needs.level.${level}`)}`,
      })),
    ];
  }
  return undefined;
}

function LongField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <GrowingText id={id} value={value} maxLength={500} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

const isIndicator = (value: string | undefined): value is PlanIndicator =>
  planIndicators.some((one) => one === value);

/** One field of a line, by what it takes. */
export function LineField(props: LineFieldProps) {
  const { t } = useTranslation();
  const { name, kind, draft, isWrong, year, onChange } = props;
  const label = props.label ?? t(`plans.lines.field.${name}`);
  const value = draft[name] ?? '';
  const change = (typed: string) => onChange({ [name]: typed });
  const choices = useChoices(kind, draft.indicator);
  if (kind === 'account') return <AccountField {...props} />;
  if (kind === 'long') return <LongField label={label} value={value} onChange={change} />;
  if (choices) {
    return (
      <div>
        <SelectField
          label={label}
          value={value}
          choices={choices}
          onChange={change}
          testId={`line-${name}`}
        />
        {isWrong && <p className="form-error plan-fault">{t('plans.lines.fieldMissing')}</p>}
      </div>
    );
  }
  const isDate = kind === 'date' || kind === 'optionalDate';
  const bounds =
    kind === 'value' && isIndicator(draft.indicator) ? indicatorBounds[draft.indicator] : undefined;
  return (
    <InputField
      label={label}
      value={value}
      type={isDate ? 'date' : kind === 'value' ? 'number' : 'text'}
      maxLength={isDate ? undefined : 200}
      {...(name === 'dueOn' ? { min: `${year}-01-01`, max: `${year}-12-31` } : {})}
      {...(bounds ? { min: bounds.min, max: bounds.max, step: bounds.isWhole ? 1 : 'any' } : {})}
      onChange={change}
      error={isWrong ? t('plans.lines.fieldMissing') : undefined}
      testId={`line-${name}`}
    />
  );
}
