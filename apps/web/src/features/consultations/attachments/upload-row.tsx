import { CloseOutlined, ReloadOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../api/error-words';
import { formatBytes } from '../../../time/format';
import { Button } from '../../../ui/button';
import { MeterBar } from '../../../ui/meter-bar';
import type { Upload } from './upload-queue';

export function UploadRow(props: {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation();
  const { upload, onRetry, onRemove } = props;
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
          {status === 'waiting' ? t('request.waitingUpload') : t('request.uploading', { percent })}
        </output>
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
