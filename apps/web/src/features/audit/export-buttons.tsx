import { DownloadOutlined } from '@ant-design/icons';
import { auditExportFormats, type AuditFilter } from '@jiedui/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorFromAnswer, parseJson, urlOf } from '../../api/client';
import { hasCode, UnreachableError } from '../../api/errors';
import { useStepUp } from '../../session/step-up';
import { Button } from '../../ui/button';
import { useFeedback } from '../../ui/feedback';

type Format = (typeof auditExportFormats)[number];

/** The name that the API gave the file. */
const fileNameOf = (response: Response): string =>
  /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'audit';

async function fetchFile(url: string): Promise<{ name: string; content: Blob }> {
  const response = await fetch(url, { credentials: 'same-origin' }).catch((error: unknown) => {
    throw new UnreachableError({ cause: error });
  });
  if (!response.ok) throw errorFromAnswer(response.status, parseJson(await response.text()));
  return { name: fileNameOf(response), content: await response.blob() };
}

function save({ name, content }: { name: string; content: Blob }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun to save by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What the filters show, as a file, after a fresh proof of who asks. */
export function ExportButtons({ filter }: { readonly filter: Partial<AuditFilter> }) {
  const { t } = useTranslation();
  const withStepUp = useStepUp();
  const { succeed, fail } = useFeedback();
  const running = useMutation({
    mutationFn: (format: Format) =>
      withStepUp(() => fetchFile(urlOf('exportAuditEvents', { query: { ...filter, format } }))),
    onSuccess: (file) => {
      save(file);
      succeed(t('audit.exported'));
    },
    onError: (error) => {
      if (!hasCode(error, 'STEP_UP_NEEDED')) fail(error);
    },
  });
  return (
    <div className="audit-export" title={t('audit.exportHint')}>
      {auditExportFormats.map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined aria-hidden />}
          isBusy={running.isPending && running.variables === format}
          disabled={running.isPending}
          onClick={() => running.mutate(format)}
          data-testid={`audit-export-${format}`}
        >
          {t(`audit.exportAs.${format}`)}
        </Button>
      ))}
    </div>
  );
}
