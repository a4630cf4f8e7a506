import { UploadOutlined } from '@ant-design/icons';
import { importMaxBytes, importMaxRows } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client';
import { describeError } from '../../../api/error-words';
import { ApiError } from '../../../api/errors';
import { importQuery } from '../../../api/queries';
import { uploadImport } from '../../../api/upload';
import { useNumber } from '../../../language/number';
import { formatBytes } from '../../../time/format';
import { Button } from '../../../ui/button';
import { MeterBar } from '../../../ui/meter-bar';
import { Notice } from '../../../ui/notice';
import { FormatLinks } from '../format-links';

const isStopped = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/** Refuses here what the API would refuse only after a long upload. */
async function send(file: File, signal: AbortSignal, onProgress: (fraction: number) => void) {
  if (file.size === 0) throw ApiError.of('FILE_EMPTY');
  if (file.size > importMaxBytes) throw ApiError.of('IMPORT_FILE_TOO_LARGE');
  return uploadImport({ file, signal, onProgress });
}

function useUpload() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [fraction, setFraction] = useState(0);
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const upload = useMutation({
    mutationFn: (file: File) => {
      setFraction(0);
      stop.current = new AbortController();
      return send(file, stop.current.signal, setFraction);
    },
    onSuccess: (run) => {
      queries.setQueryData(importQuery(run.id).queryKey, run);
      void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
      return navigate({ to: '/imports/$importId', params: { importId: run.id } });
    },
  });
  return { upload, percent: Math.round(fraction * 100), stop: () => stop.current?.abort() };
}

function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const number = useNumber();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      className={isOver ? 'drop-zone over' : 'drop-zone'}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className="drop-words">{t('imports.page.dropHere')}</span>
      <label htmlFor={id} className="file-button">
        <UploadOutlined aria-hidden /> {t('imports.page.chooseFile')}
        <input
          id={id}
          type="file"
          accept=".csv,.xlsx"
          className="visually-hidden"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
          data-testid="import-file"
        />
      </label>
      <span className="form-hint">
        {t('imports.page.limits', { size: formatBytes(importMaxBytes), rows: number(importMaxRows) })}
      </span>
    </div>
  );
}

/** What is imported, the template to fill in, and the file. */
export function UploadPanel() {
  const { t } = useTranslation();
  const { upload, percent, stop } = useUpload();
  const failure = upload.error && !isStopped(upload.error) ? describeError(t, upload.error) : undefined;
  return (
    <section className="panel import-start" data-testid="import-upload">
      <div>
        <h2>{t('imports.page.subject')}</h2>
        <label className="import-subject">
          <input type="radio" name="import-subject" checked readOnly /> {t('imports.page.hospitals')}
        </label>
        <p className="form-hint">{t('imports.page.hospitalsHint')}</p>
      </div>
      <div>
        <h2>{t('imports.page.template')}</h2>
        <FormatLinks
          hrefOf={(format) => urlOf('downloadImportTemplate', { query: { format } })}
          wordsOf={(format) => t('imports.page.templateButton', { format })}
          testId="import-template"
        />
      </div>
      <div>
        <h2>{t('imports.page.upload')}</h2>
        {upload.isPending ? (
          <output className="import-progress" data-testid="upload-progress">
            <MeterBar measures="progress" label={upload.variables.name} percent={percent} />
            <span>
              {upload.variables.name} · {t('imports.page.uploading', { percent })}
            </span>
            <Button onClick={stop}>{t('imports.page.stopUpload')}</Button>
          </output>
        ) : (
          <DropZone onFile={(file) => upload.mutate(file)} />
        )}
        {failure && (
          <Notice tone="danger" title={failure.title} testId="upload-failure">
            {failure.remedy}
          </Notice>
        )}
      </div>
    </section>
  );
}
