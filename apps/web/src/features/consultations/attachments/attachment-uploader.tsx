import { CameraOutlined, UploadOutlined } from '@ant-design/icons';
import { attachmentMaxBytes, attachmentMediaTypes, attachmentsMax, type Attachment } from '@jiedui/contracts';
import type { AttachmentKind } from '@jiedui/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState, useSyncExternalStore, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { consultationQuery, timelineQuery } from '../../../api/queries';
import { useSignedIn } from '../../../session/me';
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
  /** What the files are, of what a template asks for. */
  readonly kind?: AttachmentKind;
  /** Two buttons without a place to drop. */
  readonly isSmall?: boolean;
  readonly canRemove?: boolean;
  readonly onBusy?: (isBusy: boolean) => void;
}

function useUploads({ consultationId, attachedTo, kind = 'other' }: AttachmentUploaderProps) {
  const queries = useQueryClient();
  const { me } = useSignedIn();
  const [queue] = useState(() => new UploadQueue());
  useEffect(() => {
    queue.attachTo({
      personId: me.person.id,
      kind,
      consultationId,
      async onUploaded(id) {
        void queries.invalidateQueries({ queryKey: timelineQuery(id).queryKey });
        await queries.invalidateQueries({ queryKey: consultationQuery(id).queryKey });
      },
    });
  });
  useEffect(() => {
    if (attachedTo) void queue.restore(attachedTo);
  }, [queue, attachedTo]);
  useEffect(() => () => queue.stop(), [queue]);
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

function DropZone(props: {
  readonly kind: AttachmentKind;
  readonly isSmall: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation();
  const { kind, isSmall, onFiles } = props;
  const [isOver, setOver] = useState(false);
  // The place for anything is named as it always was; each wanted file has a name of its own.
  const suffix = kind === 'other' ? '' : `-${kind}`;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={`drop-zone${isOver ? ' over' : ''}${isSmall ? ' drop-zone-small' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-testid={`drop-zone${suffix}`}
    >
      {!isSmall && <span className="drop-words">{t('request.dropHere')}</span>}
      <FilePicker onFiles={onFiles} testId={`attachment-input${suffix}`}>
        <UploadOutlined aria-hidden /> {t('request.chooseFiles')}
      </FilePicker>
      <FilePicker capture onFiles={onFiles} testId={`attachment-camera${suffix}`}>
        <CameraOutlined aria-hidden /> {t('request.takePhoto')}
      </FilePicker>
      {!isSmall && (
        <span className="form-hint">
          {t('request.fileLimits', { size: formatBytes(attachmentMaxBytes), count: attachmentsMax })}
        </span>
      )}
    </div>
  );
}

export function AttachmentUploader(props: AttachmentUploaderProps) {
  const { attachments, attachedTo, kind = 'other', isSmall = false, canRemove = false, onBusy } = props;
  const { queue, uploads } = useUploads(props);
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
          onPause={() => queue.pause(upload.key)}
          onRemove={() => queue.remove(upload.key)}
        />
      ))}
      <DropZone {...{ kind, isSmall }} onFiles={(files) => queue.add(files, attachments.length)} />
    </div>
  );
}
