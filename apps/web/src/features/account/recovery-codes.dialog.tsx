import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { copyText } from '../../ui/copy-text';
import { Dialog } from '../../ui/dialog';

function download(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  URL.revokeObjectURL(url);
}

/** Shown this once. It closes only by saying that they were kept. */
export function RecoveryCodesDialog(props: {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { codes, onClose } = props;
  const [isCopied, setCopied] = useState(false);
  const text = `${codes.join('\r\n')}\r\n`;
  return (
    <Dialog
      title={t('account.recovery.shownTitle')}
      confirm={{
        label: t('account.recovery.saved'),
        isBusy: false,
        testId: 'recovery-saved',
        onClick: onClose,
      }}
      extra={
        <>
          <Button onClick={() => void copyText(text).then(setCopied)} data-testid="recovery-copy">
            {isCopied ? t('account.recovery.copied') : t('account.recovery.copy')}
          </Button>
          <Button
            onClick={() => download(t('account.recovery.fileName'), text)}
            data-testid="recovery-download"
          >
            {t('account.recovery.download')}
          </Button>
          <Button onClick={() => window.print()} data-testid="recovery-print">
            {t('account.recovery.print')}
          </Button>
        </>
      }
    >
      <p>{t('account.recovery.shownText')}</p>
      <ol className="recovery-codes" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
