import { DeleteOutlined } from '@ant-design/icons';
import {
  type AnswerFault,
  type CapabilityLevel,
  capabilityLevels,
  gapOf,
  type QuestionnaireKind,
  type Specialty,
  type TechniqueCode,
  techniquesOf,
} from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { Button } from '../../../ui/button';
import { CheckList } from '../../../ui/check-list';
import { GrowingText } from '../../../ui/growing-text';
import { levelWords } from '../shared/value-words';
import { evidenceMaxLength, type FormLine, isNumberFaulty } from './answer-sheet';
import { fieldId } from './field-id';
import { NumberAnswer } from './number-answer';

interface LineCardProps {
  readonly kind: QuestionnaireKind;
  readonly specialty: Specialty;
  readonly line: FormLine;
  readonly missing: readonly AnswerFault['field'][];
  readonly onChange: (line: FormLine) => void;
  readonly onRemove: () => void;
}

type PartProps = Omit<LineCardProps, 'onRemove' | 'missing'>;

/** How wide the gap is by what is typed so far; nothing where it cannot be told yet. */
function GapNow({ line }: { readonly line: FormLine }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { casesPerYear, transferOutPercent, capability } = line;
  const isUntold =
    [casesPerYear, transferOutPercent].some((text) => text.trim() === '') || capability === null;
  if (isUntold || isNumberFaulty('casesPerYear', casesPerYear)) return null;
  if (isNumberFaulty('transferOutPercent', transferOutPercent)) return null;
  const { levelCases } = gapOf({
    casesPerYear: Number(casesPerYear),
    transferOutPercent: Number(transferOutPercent),
    capability,
  });
  if (levelCases === 0) return <span className="tag tag-success">{t('needs.desk.gapNone')}</span>;
  const value = t('needs.gapValue', { value: number(Math.round(levelCases)) });
  return <span className="tag tag-warning">{t('needs.desk.gapNow', { value })}</span>;
}

function Level({ kind, specialty, line, onChange }: PartProps) {
  const { t } = useTranslation();
  const id = fieldId(specialty, 'capability');
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {t('needs.field.capability')}
      </label>
      <select
        id={id}
        className="input"
        value={line.capability ?? ''}
        onChange={({ target }) =>
          onChange({
            ...line,
            capability: target.value === '' ? null : (Number(target.value) as CapabilityLevel),
          })
        }
        data-testid={id}
      >
        <option value="">{t('needs.levelNone')}</option>
        {capabilityLevels.map((level) => (
          <option key={level} value={level}>
            {levelWords(t, level)}
          </option>
        ))}
      </select>
      {kind === 'needs' && <span className="form-hint">{t('needs.desk.levelHint')}</span>}
    </div>
  );
}

function Evidence({ specialty, line, onChange }: PartProps) {
  const { t } = useTranslation();
  const id = fieldId(specialty, 'evidence');
  return (
    <div className="form-field needs-evidence">
      <label className="form-label" htmlFor={id}>
        {t('needs.field.evidence')}
      </label>
      <GrowingText
        id={id}
        rows={2}
        maxLength={evidenceMaxLength}
        value={line.evidence}
        onChange={(event) => onChange({ ...line, evidence: event.target.value })}
        aria-describedby={`${id}-below`}
        data-testid={id}
      />
      <span id={`${id}-below`} className="form-hint">
        {t('needs.desk.evidenceHint')}
      </span>
    </div>
  );
}

function Numbers({ specialty, line, onChange }: PartProps) {
  const { t } = useTranslation();
  const names = ['casesPerYear', 'transferOutPercent', 'wantedPosts'] as const;
  const hints = {
    casesPerYear: 'casesHint',
    transferOutPercent: 'transferHint',
    wantedPosts: 'wantedPostsHint',
  } as const;
  return (
    <>
      {names.map((name) => (
        <NumberAnswer
          key={name}
          specialty={specialty}
          name={name}
          hint={t(`needs.desk.${hints[name]}`)}
          value={line[name]}
          onChange={(value) => onChange({ ...line, [name]: value })}
        />
      ))}
    </>
  );
}

/** One specialty: its figures, its level with what it rests on, and its techniques. */
export function LineCard(props: LineCardProps) {
  const { t } = useTranslation();
  const { kind, specialty, line, missing, onChange, onRemove } = props;
  const name = t(`terms.specialty.${specialty}`);
  const known: readonly TechniqueCode[] = techniquesOf[specialty];
  const titleId = `answers-${specialty}`;
  return (
    <section className="panel needs-card" aria-labelledby={titleId} data-testid={`line-${specialty}`}>
      <div className="needs-card-head">
        <h2 className="panel-title" id={titleId}>
          {name}
          <span className={missing.length > 0 ? 'tag tag-calm' : 'tag tag-success'}>
            {missing.length > 0
              ? t('needs.desk.lineMissing', { count: missing.length })
              : t('needs.desk.lineComplete')}
          </span>
          {kind === 'needs' && <GapNow line={line} />}
        </h2>
        <Button
          tone="quiet"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('needs.desk.remove', { specialty: name })}
          title={t('needs.desk.remove', { specialty: name })}
          onClick={onRemove}
          data-testid={`remove-${specialty}`}
        />
      </div>
      <div className="needs-numbers">
        {kind === 'needs' && <Numbers {...props} />}
        <Level {...props} />
      </div>
      <Evidence {...props} />
      <CheckList
        label={t(kind === 'needs' ? 'needs.field.wantedTechniques' : 'needs.field.techniques')}
        choices={known.map((value) => ({ value, label: t(`needs.technique.${value}`) }))}
        value={line.techniques}
        onChange={(techniques) => onChange({ ...line, techniques })}
        testId={`techniques-${specialty}`}
      />
    </section>
  );
}
