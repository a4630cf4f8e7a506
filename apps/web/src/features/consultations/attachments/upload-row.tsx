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

export function UploadRow(props: {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onPause: () => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation();
  const { upload, onRetry, onPause, onRemove } = props;
  const { file, status, fraction, error } = upload;
  const percent = Math.round(fraction * 100);
  const isFailed = status === 'failed';
  const failure = isFailed ? describeError(t, error) : undefined;
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
      {(status === 'uploading' || status === 'interrupted') && (
        <Button
          tone="quiet"
          icon={<PauseOutlined aria-hidden />}
          aria-label={t('request.pause', { name: file.name })}
          onClick={onPause}
          data-testid="upload-pause"
        />
      )}
      {status === 'paused' && (
        <Button
          tone="quiet"
          icon={<CaretRightOutlined aria-hidden />}
          aria-label={t('request.resume', { name: file.name })}
          onClick={onRetry}
          data-testid="upload-resume"
        />
      )}
      {isFailed && (
        <Button
          tone="quiet"
          icon={<ReloadOutlined aria-hidden />}
          aria-label={t('request.retryUpload', { name: file.name })}
          onClick={onRetry}
        />
      )}
      <Button
        tone="quiet"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t('request.abortUpload', { name: file.name })}
        onClick={onRemove}
      />
    </div>
  );
}
