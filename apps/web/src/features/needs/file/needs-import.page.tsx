import { UploadOutlined } from '@ant-design/icons';
import { needsFileMaxBytes, needsFileMaxRows } from '@jiedui/contracts';
import { firstQuestionnaireYear, type QuestionnaireKind, questionnaireKinds } from '@jiedui/domain';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client';
import { describeError } from '../../../api/error-words';
import { serverNow } from '../../../api/server-clock';
import { useNumber } from '../../../language/number';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/imports.css';
import '../../../styles/needs.css';
import { formatBytes } from '../../../time/format';
import { Button, buttonClass } from '../../../ui/button';
import { ChoiceBar } from '../../../ui/choice-bar';
import { Notice } from '../../../ui/notice';
import { SelectField } from '../../../ui/select-field';
import { FormatLinks } from '../../imports/format-links';
import { FileReport } from './file-report';
import { useNeedsFile } from './use-needs-file';

function FileButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const number = useNumber();
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id} className="file-button needs-file-button">
        <UploadOutlined aria-hidden /> {t('needs.file.choose')}
        <input
          id={id}
          type="file"
          accept=".csv,.xlsx"
          className="visually-hidden"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            target.value = '';
            if (chosen) onFile(chosen);
          }}
          data-testid="needs-file"
        />
      </label>
      <span className="form-hint">
        {t('needs.file.limits', { size: formatBytes(needsFileMaxBytes), rows: number(needsFileMaxRows) })}
      </span>
    </div>
  );
}

function yearsUpTo(last: number) {
  return Array.from({ length: last - firstQuestionnaireYear + 1 }, (_, at) => String(last - at));
}

function Failure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const { title, remedy } = describeError(t, error);
  return (
    <Notice tone="danger" title={title} testId="needs-file-failure">
      {remedy}
    </Notice>
  );
}

/** What is imported, and the template to fill in. */
function Subject(props: {
  readonly kind: QuestionnaireKind;
  readonly year: number;
  readonly onKind: (kind: QuestionnaireKind) => void;
  readonly onYear: (year: number) => void;
}) {
  const { t } = useTranslation();
  const { kind, year, onKind, onYear } = props;
  return (
    <section className="panel needs-card">
      <h2 className="panel-title">{t('needs.file.step1')}</h2>
      <div className="needs-head-tools">
        <ChoiceBar<QuestionnaireKind>
          label={t('needs.file.kind')}
          value={kind}
          onChange={onKind}
          choices={questionnaireKinds.map((value) => ({ value, label: t(`needs.kind.${value}`) }))}
          testId="needs-kind"
        />
        <SelectField
          label={t('needs.desk.year')}
          value={String(year)}
          choices={yearsUpTo(serverNow().getFullYear() + 1).map((value) => ({ value, label: value }))}
          onChange={(next) => onYear(Number(next))}
          testId="needs-year"
        />
        <FormatLinks
          hrefOf={(format) => urlOf('downloadQuestionnaireTemplate', { query: { kind, format } })}
          wordsOf={(format) => t('needs.file.template', { format })}
          testId="needs-template"
        />
      </div>
    </section>
  );
}

/** Many hospitals' answers from one file: checked first, submitted once one agrees. */
export function NeedsImportPage() {
  const { t } = useTranslation();
  usePageTitle(t('needs.file.title'));
  const number = useNumber();
  const [kind, setKind] = useState<QuestionnaireKind>('needs');
  const [year, setYear] = useState(serverNow().getFullYear());
  const { file, check, apply, choose, reset } = useNeedsFile(kind, year);
  const applied = apply.data;
  const isBusy = check.isPending || apply.isPending;
  const begin =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      reset();
      set(value);
    };
  return (
    <div className="page import-page" data-testid="needs-import-page">
      <div className="page-head">
        <h1 className="page-title">{t('needs.file.title')}</h1>
      </div>
      <p className="import-intro">{t('needs.file.intro')}</p>
      <Subject kind={kind} year={year} onKind={begin(setKind)} onYear={begin(setYear)} />
      <section className="panel needs-card">
        <h2 className="panel-title">{t('needs.file.step2')}</h2>
        {isBusy ? (
          <output className="soft">
            {check.isPending
              ? t('needs.file.checking', { name: file?.name ?? '' })
              : t('needs.file.applying')}
          </output>
        ) : (
          <FileButton onFile={choose} />
        )}
        <Failure error={check.error} />
      </section>
      {check.data && !applied && (
        <FileReport report={check.data} isBusy={apply.isPending} onApply={(skip) => apply.mutate(skip)} />
      )}
      <Failure error={apply.error} />
      {applied && (
        <Notice
          tone="success"
          testId="needs-applied"
          title={t('needs.file.applied', {
            number: number(applied.hospitals.created + applied.hospitals.changed),
          })}
          action={
            <span className="needs-head-tools">
              <Button onClick={reset}>{t('needs.file.another')}</Button>
              <Link to="/gaps" className={buttonClass({})}>
                {t('needs.file.toList')}
              </Link>
            </span>
          }
        />
      )}
    </div>
  );
}
