import { CameraOutlined, UploadOutlined } from '@ant-design/icons';
import { attachmentMaxBytes, attachmentMediaTypes, attachmentsMax, type Attachment } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState, useSyncExternalStore, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { consultationQuery, timelineQuery } from '../../../api/queries';
import { formatBytes } from '../../../time/format';
import { AttachmentList } from './attachment-list';
import { UploadQueue } from './upload-queue';
import { UploadRow } from './upload-row';

interface AttachmentUploaderProps {
  readonly attachments: readonly Attachment[];
  /** Where they hang; nothing while there is no row yet. */
  readonly attachedTo: string | undefined;
  /** Answers with the row, made first where there is none. */
  readonly consultationId: () => Promise<string>;
  readonly canRemove?: boolean;
  readonly onBusy?: (isBusy: boolean) => void;
}

function useUploads(consultationId: () => Promise<string>) {
  const queries = useQueryClient();
  const [queue] = useState(() => new UploadQueue());
  useEffect(() => {
    queue.attachTo({
      consultationId,
      async onUploaded(id) {
        void queries.invalidateQueries({ queryKey: timelineQuery(id).queryKey });
        await queries.invalidateQueries({ queryKey: consultationQuery(id).queryKey });
      },
    });
  });
  return { queue, uploads: useSyncExternalStore(queue.subscribe, queue.snapshot) };
}

function FilePicker(props: {
  readonly children: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
  readonly capture?: boolean;
  readonly testId: string;
}) {
  const id = useId();
  return (
    <label htmlFor={id} className={props.capture ? 'file-button file-camera' : 'file-button'}>
      {props.children}
      <input
        id={id}
        type="file"
        className="visually-hidden"
        multiple={!props.capture}
        accept={props.capture ? 'image/*' : attachmentMediaTypes.join(',')}
        capture={props.capture ? 'environment' : undefined}
        onChange={(event) => {
          props.onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
        data-testid={props.testId}
      />
    </label>
  );
}

function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={isOver ? 'drop-zone over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-testid="drop-zone"
    >
      <span className="drop-words">{t('request.dropHere')}</span>
      <FilePicker onFiles={onFiles} testId="attachment-input">
        <UploadOutlined aria-hidden /> {t('request.chooseFiles')}
      </FilePicker>
      <FilePicker capture onFiles={onFiles} testId="attachment-camera">
        <CameraOutlined aria-hidden /> {t('request.takePhoto')}
      </FilePicker>
      <span className="form-hint">
        {t('request.fileLimits', { size: formatBytes(attachmentMaxBytes), count: attachmentsMax })}
      </span>
    </div>
  );
}

export function AttachmentUploader(props: AttachmentUploaderProps) {
  const { attachments, attachedTo, consultationId, canRemove = false, onBusy } = props;
  const { queue, uploads } = useUploads(consultationId);
  const isBusy = uploads.some(({ status }) => status !== 'failed');
  useEffect(() => onBusy?.(isBusy), [isBusy, onBusy]);
  return (
    <div className="uploader">
      {attachedTo && attachments.length > 0 && (
        <AttachmentList attachments={attachments} consultationId={attachedTo} canRemove={canRemove} />
      )}
      {uploads.map((upload) => (
        <UploadRow
          key={upload.key}
          upload={upload}
          onRetry={() => queue.retry(upload.key)}
          onRemove={() => queue.remove(upload.key)}
        />
      ))}
      <DropZone onFiles={(files) => queue.add(files, attachments.length)} />
    </div>
  );
}
