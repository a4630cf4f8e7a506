import { UploadOutlined } from '@ant-design/icons';
import { type OutcomeImport, outcomeImportMaxBytes } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, urlOf } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import { uploadOutcomeFile } from '../../../api/upload';
import { ChangeFailure } from '../../../session/change-failure';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { InputField } from '../../../ui/input-field';
import { FormatLinks } from '../../imports/format-links';
import { outcomesChanged } from '../outcome-queries';
import { FileFaults } from './file-faults';

function FileChoice(props: { readonly isBusy: boolean; readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <label htmlFor={id} className="button">
      <UploadOutlined aria-hidden /> {t(props.isBusy ? 'outcomes.entry.checking' : 'outcomes.entry.choose')}
      <input
        id={id}
        type="file"
        accept=".csv,.xlsx"
        className="visually-hidden"
        disabled={props.isBusy}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) props.onFile(file);
          event.target.value = '';
        }}
        data-testid="outcome-file"
      />
    </label>
  );
}

function Checked(props: { readonly found: OutcomeImport; readonly onApplied: () => void }) {
  const { t } = useTranslation();
  const { found, onApplied } = props;
  const [reason, setReason] = useState('');
  const [skipsBad, setSkipsBad] = useState(false);
  const apply = useMutation({
    mutationFn: () =>
      call('applyOutcomeFile', {
        params: { importId: found.id },
        body: { reason: reason.trim(), skipBadRows: skipsBad },
      }),
    onSuccess: onApplied,
  });
  const isReasonMissing = found.changed > 0 && reason.trim() === '';
  const isNothing = found.created + found.changed === 0;
  return (
    <>
      <p className="page-hint" data-testid="file-found">
        <strong>{found.fileName}</strong> · {t('outcomes.entry.found', { ...found })}
      </p>
      <FileFaults faults={found.faults} />
      {found.bad > 0 && !isNothing && (
        <label className="import-choice">
          <input type="checkbox" checked={skipsBad} onChange={(event) => setSkipsBad(event.target.checked)} />
          {t('outcomes.entry.skipBad')}
        </label>
      )}
      <div className="entry-foot">
        {found.changed > 0 && (
          <InputField
            label={t('outcomes.entry.reason')}
            hint={t('outcomes.entry.reasonHint')}
            value={reason}
            onChange={setReason}
            maxLength={300}
            testId="file-reason"
          />
        )}
        <Button
          tone="primary"
          isBusy={apply.isPending}
          disabled={isNothing || isReasonMissing || (found.bad > 0 && !skipsBad)}
          onClick={() => apply.mutate()}
          data-testid="file-apply"
        >
          {t('outcomes.entry.apply')}
        </Button>
      </div>
      <ChangeFailure error={apply.error} testId="file-apply-failure" />
    </>
  );
}

/** Many quarters at once: the file is looked at first, and taken in when its finder says so. */
export function FilePanel() {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const check = useMutation({
    mutationFn: (file: File) => {
      if (file.size > outcomeImportMaxBytes) throw ApiError.of('IMPORT_FILE_TOO_LARGE');
      return uploadOutcomeFile({ file, signal: new AbortController().signal, onProgress: () => undefined });
    },
  });
  const applied = () => {
    succeed(t('outcomes.entry.applied'));
    check.reset();
    outcomesChanged(queries);
  };
  return (
    <section className="panel" aria-label={t('outcomes.entry.importTitle')} data-testid="outcome-import">
      <h2 className="panel-title">{t('outcomes.entry.importTitle')}</h2>
      <p className="soft page-hint">{t('outcomes.entry.importHint')}</p>
      <div className="import-choice">
        <FormatLinks
          hrefOf={(format) => urlOf('downloadOutcomeTemplate', { query: { format } })}
          wordsOf={(format) => t('outcomes.entry.template', { format })}
          testId="outcome-template"
        />
        <FileChoice isBusy={check.isPending} onFile={(file) => check.mutate(file)} />
      </div>
      <ChangeFailure error={check.error} testId="file-failure" />
      {check.data && <Checked key={check.data.id} found={check.data} onApplied={applied} />}
    </section>
  );
}
