import { DeleteOutlined, FilePdfOutlined, FileImageOutlined, UploadOutlined } from '@ant-design/icons';
import {
  type Agreement,
  type AgreementDocument,
  attachmentMaxBytes,
  attachmentMediaTypes,
  attachmentsMax,
} from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, urlOf } from '../../../api/client';
import { uploadAgreementDocument } from '../../../api/upload';
import { useName } from '../../../language/language';
import { formatBytes, formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { MeterBar } from '../../../ui/meter-bar';
import { agreementQuery } from '../pairing-queries';

function useReread({ id }: Agreement) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: agreementQuery(id).queryKey });
}

function RemoveButton(props: { readonly agreement: Agreement; readonly document: AgreementDocument }) {
  const { t } = useTranslation();
  const { ask, fail } = useFeedback();
  const { agreement, document } = props;
  const reread = useReread(agreement);
  const remove = async () => {
    try {
      await call('removeAgreementDocument', {
        params: { agreementId: agreement.id, documentId: document.id },
      });
      await reread();
    } catch (error) {
      fail(error);
    }
  };
  const confirm = () =>
    ask({
      title: t('pairings.page.removeTitle'),
      text: document.name,
      confirm: {
        label: t('pairings.page.removeConfirm'),
        isDanger: true,
        testId: 'confirm-remove',
        run: remove,
      },
    });
  return (
    <Button
      tone="quiet"
      icon={<DeleteOutlined aria-hidden />}
      aria-label={t('pairings.page.remove', { name: document.name })}
      onClick={confirm}
      data-testid="document-remove"
    />
  );
}

function Row(props: { readonly agreement: Agreement; readonly document: AgreementDocument }) {
  const name = useName();
  const { agreement, document } = props;
  const { id, name: fileName, mediaType, sizeBytes, uploadedAt, uploadedBy } = document;
  const Icon = mediaType === 'application/pdf' ? FilePdfOutlined : FileImageOutlined;
  return (
    <li className="file-row" data-testid="document-row">
      <Icon className="file-icon" aria-hidden />
      <span className="file-name">
        <a
          className="file-open"
          href={urlOf('getAgreementDocument', { params: { agreementId: agreement.id, documentId: id } })}
          target="_blank"
          rel="noreferrer"
          data-testid="document-open"
        >
          {fileName}
        </a>
        <div className="soft">
          {formatBytes(sizeBytes)} · {name(uploadedBy)} · {formatInstant(uploadedAt)}
        </div>
      </span>
      {agreement.may.detach && <RemoveButton agreement={agreement} document={document} />}
    </li>
  );
}

function UploadButton({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const reread = useReread(agreement);
  const [percent, setPercent] = useState<number>();
  const upload = async (file: File) => {
    setPercent(0);
    try {
      await uploadAgreementDocument({
        agreementId: agreement.id,
        file,
        signal: new AbortController().signal,
        onProgress: (fraction) => setPercent(Math.round(fraction * 100)),
      });
      await reread();
    } catch (error) {
      fail(error);
    } finally {
      setPercent(undefined);
    }
  };
  if (percent !== undefined) {
    return (
      <output className="file-progress">
        <MeterBar measures="progress" label={t('pairings.page.documents')} percent={percent} />
        {t('pairings.page.uploading', { percent })}
      </output>
    );
  }
  return (
    <div className="document-upload">
      <label className="file-button">
        <UploadOutlined aria-hidden /> {t('pairings.page.upload')}
        <input
          type="file"
          className="visually-hidden"
          accept={attachmentMediaTypes.join(',')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) void upload(file);
          }}
          data-testid="document-input"
        />
      </label>
      <span className="form-hint">
        {t('pairings.page.documentsHint', { size: formatBytes(attachmentMaxBytes), count: attachmentsMax })}
      </span>
    </div>
  );
}

/** The papers: signed pages, annexes. */
export function DocumentsPanel({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const { documents, may } = agreement;
  return (
    <section className="panel" aria-labelledby="documents-title" data-testid="documents">
      <h2 className="panel-title" id="documents-title">
        {t('pairings.page.documents')}
      </h2>
      {documents.length === 0 && <p className="panel-empty">{t('pairings.page.documentsEmpty')}</p>}
      <ul className="files">
        {documents.map((document) => (
          <Row key={document.id} agreement={agreement} document={document} />
        ))}
      </ul>
      {may.attach && <UploadButton agreement={agreement} />}
    </section>
  );
}
