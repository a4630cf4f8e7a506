import { FilePdfOutlined, LoadingOutlined } from '@ant-design/icons';
import type { Consultation } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client';
import { formatBytes } from '../../../time/format';
import { buttonClass } from '../../../ui/button';

/** The signed record as a PDF, or that it is being made. */
export function RecordLink({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const { id: consultationId, record, opinion } = consultation;
  if (!opinion?.signedAt) return null;
  if (!record) {
    return (
      <output className="soft" data-testid="record-pending">
        <LoadingOutlined aria-hidden /> {t('consultation.recordPending')}
      </output>
    );
  }
  return (
    <a
      className={buttonClass({})}
      href={urlOf('getRecord', { params: { consultationId } })}
      target="_blank"
      rel="noreferrer"
      data-testid="record-open"
    >
      <FilePdfOutlined aria-hidden /> {t('consultation.recordOpen', { size: formatBytes(record.sizeBytes) })}
    </a>
  );
}
