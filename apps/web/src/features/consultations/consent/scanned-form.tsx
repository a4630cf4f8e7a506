import type { Attachment } from '@jiedui/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The scan that proves it, among the files attached as such. */
export function ScannedForm(props: {
  readonly attachments: readonly Attachment[];
  readonly uploader: ReactNode;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { attachments, uploader, chosen, onChoose } = props;
  const forms = attachments.filter(({ kind }) => kind === 'consentForm');
  return (
    <div className="scanned-form">
      <p className="form-hint">{t('consent.formHint')}</p>
      {forms.length === 0 && <p className="panel-empty">{t('consent.formNone')}</p>}
      {forms.map(({ id, name }) => (
        <label key={id} className="form-check">
          <input type="radio" name="consent-form" checked={id === chosen} onChange={() => onChoose(id)} />
          {name}
        </label>
      ))}
      {uploader}
    </div>
  );
}
