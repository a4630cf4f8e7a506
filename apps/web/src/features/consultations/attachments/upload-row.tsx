import { CaretRightOutlined, CloseOutlined, PauseOutlined, ReloadOutlined } from '@ant-design/icons';
import type { Translator } from '@jiedui/messages';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../api/error-words';
import { formatBytes } from '../../../time/format';
import { Button } from '../../../ui/button';
import { MeterBar } from '../../../ui/meter-bar';
import type { Upload } from './upload-queue';

function progressWords(t: Translator, status: Upload['status'], percent: number): string {
  switch (status) {
    case 'waiting':
      return t('request.waitingUpload');
    case 'paused':
      return t('request.paused', { percent });
    case 'interrupted':
      return t('request.retrying', { percent });
    default:
      return t('request.uploading', { percent });
  }
}

interface UploadRowProps {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onPause: () => void;
  readonly onRemove: () => void;
}

/** Whichever of pause, go on and try again fits where the upload stands. */
function UploadControl({ upload, onRetry, onPause }: UploadRowProps) {
  const { t } = useTranslation();
  const { name } = upload.file;
  switch (upload.status) {
    case 'uploading':
    case 'interrupted':
      return (
        <Button
          tone="quiet"
          icon={<PauseOutlined aria-hidden />}
          aria-label={t('request.pause', { name })}
          onClick={onPause}
          data-testid="upload-pause"
        />
      );
    case 'paused':
      return (
        <Button
          tone="quiet"
          icon={<CaretRightOutlined aria-hidden />}
          aria-label={t('request.resume', { name })}
          onClick={onRetry}
          data-testid="upload-resume"
        />
      );
    case 'failed':
      return (
        <Button
          tone="quiet"
          icon={<ReloadOutlined aria-hidden />}
          aria-label={t('request.retryUpload', { name })}
          onClick={onRetry}
          data-testid="upload-retry"
        />
      );
    default:
      return null;
  }
}

export function UploadRow(props: UploadRowProps) {
  const { t } = useTranslation();
  const { upload, onRemove } = props;
  const { file, status, fraction, error } = upload;
  const percent = Math.round(fraction * 100);
  const failure = status === 'failed' ? describeError(t, error) : undefined;
  return (
    <div className="file-row" data-testid="upload-row" data-status={status}>
      <span className="file-name">{file.name}</span>
      <span className="soft nowrap">{formatBytes(file.size)}</span>
      {failure ? (
        <span className="form-error" role="alert">
          {failure.title}：{failure.remedy}
        </span>
      ) : (
        <output className="file-progress">
          <MeterBar measures="progress" label={file.name} percent={percent} />
          {progressWords(t, status, percent)}
        </output>
      )}
      <UploadControl {...props} />
      <Button
        tone="quiet"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t('request.abortUpload', { name: file.name })}
        onClick={onRemove}
      />
    </div>
  );
}
