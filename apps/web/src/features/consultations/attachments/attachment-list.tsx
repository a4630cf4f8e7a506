import { DeleteOutlined, FileImageOutlined, FilePdfOutlined } from '@ant-design/icons';
import type { Attachment } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, urlOf } from '../../../api/client';
import { consultationQuery } from '../../../api/queries';
import { formatBytes, formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';

const ImagePreview = lazy(() => import('./image-preview'));

/** A small picture is shown at once; a large one only when asked for, after its size. */
const thumbnailMaxBytes = 512 * 1024;

interface AttachmentListProps {
  readonly attachments: readonly Attachment[];
  readonly consultationId: string;
  readonly canRemove?: boolean;
}

const isImage = ({ mediaType }: Attachment): boolean => mediaType.startsWith('image/');

function RemoveButton(props: { readonly attachment: Attachment; readonly consultationId: string }) {
  const { t } = useTranslation();
  const { ask, fail } = useFeedback();
  const queries = useQueryClient();
  const { attachment, consultationId } = props;
  const remove = async () => {
    try {
      await call('removeAttachment', { params: { consultationId, attachmentId: attachment.id } });
      await queries.invalidateQueries({ queryKey: consultationQuery(consultationId).queryKey });
    } catch (error) {
      fail(error);
    }
  };
  const confirm = () =>
    ask({
      title: t('request.removeConfirm'),
      text: attachment.name,
      confirm: { label: t('request.remove'), isDanger: true, testId: 'confirm-remove', run: remove },
    });
  return (
    <Button
      tone="quiet"
      icon={<DeleteOutlined aria-hidden />}
      aria-label={t('request.removeFile', { name: attachment.name })}
      onClick={confirm}
      data-testid="attachment-remove"
    />
  );
}

function FileIcon({ attachment, url }: { readonly attachment: Attachment; readonly url: string }) {
  if (!isImage(attachment)) return <FilePdfOutlined className="file-icon" aria-hidden />;
  if (attachment.sizeBytes > thumbnailMaxBytes)
    return <FileImageOutlined className="file-icon" aria-hidden />;
  return <img src={url} alt="" loading="lazy" className="file-thumbnail" />;
}

/** Images open in place, PDFs in a new tab; sizes are told before anything is fetched. */
export function AttachmentList({ attachments, consultationId, canRemove = false }: AttachmentListProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Attachment>();
  const placed = (attachment: Attachment) =>
    urlOf('getAttachment', { params: { consultationId, attachmentId: attachment.id } });
  return (
    <ul className="files" data-testid="attachment-list">
      {attachments.map((attachment) => (
        <li key={attachment.id} className="file-row" data-testid="attachment-row">
          <FileIcon attachment={attachment} url={placed(attachment)} />
          {isImage(attachment) ? (
            <button
              type="button"
              className="file-name file-open"
              onClick={() => setShown(attachment)}
              aria-label={t('consultation.preview', { name: attachment.name })}
              data-testid="attachment-preview"
            >
              {attachment.name}
            </button>
          ) : (
            <a
              className="file-name file-open"
              href={placed(attachment)}
              target="_blank"
              rel="noreferrer"
              aria-label={t('consultation.openFile', {
                name: attachment.name,
                size: formatBytes(attachment.sizeBytes),
              })}
              data-testid="attachment-open"
            >
              {attachment.name}
            </a>
          )}
          <span className="soft nowrap">
            {t(`terms.mediaType.${attachment.mediaType}`)} · {formatBytes(attachment.sizeBytes)} ·{' '}
            {formatInstant(attachment.uploadedAt)}
          </span>
          {canRemove && <RemoveButton attachment={attachment} consultationId={consultationId} />}
        </li>
      ))}
      {shown && (
        <Suspense>
          <ImagePreview url={placed(shown)} name={shown.name} onClose={() => setShown(undefined)} />
        </Suspense>
      )}
    </ul>
  );
}
