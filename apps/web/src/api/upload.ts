import type { EndpointId } from '@jiedui/contracts';
import type { QuestionnaireKind } from '@jiedui/domain';
import { checkAnswer, errorFromAnswer, parseJson, urlOf, type OutputOf } from './client';
import { UnreachableError } from './errors';

interface FileToSend {
  readonly file: File;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}

type NeedsFileEndpoint = 'checkQuestionnaireFile' | 'applyQuestionnaireFile';
type FileEndpoint =
  NeedsFileEndpoint | 'startImport' | 'checkOutcomeFile' | 'attachEvidence' | 'attachAgreementDocument';

/** Sends one file. XMLHttpRequest, because fetch does not tell how far an upload is. */
function sendFile<Id extends EndpointId & FileEndpoint>(
  id: Id,
  params: Readonly<Record<string, string>>,
  { file, signal, onProgress }: FileToSend,
  query: Readonly<Record<string, unknown>> = {},
): Promise<OutputOf<Id>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', urlOf(id, { params, query }));
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new UnreachableError());
    request.onabort = () => reject(new DOMException('Upload stopped', 'AbortError'));
    request.onload = () => {
      const answer = parseJson(request.responseText);
      if (request.status >= 400) reject(errorFromAnswer(request.status, answer));
      else checkAnswer(id, answer).then((checked) => resolve(checked as OutputOf<Id>), reject);
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

export const uploadImport = (file: FileToSend): Promise<OutputOf<'startImport'>> =>
  sendFile('startImport', {}, file);

export const uploadOutcomeFile = (file: FileToSend): Promise<OutputOf<'checkOutcomeFile'>> =>
  sendFile('checkOutcomeFile', {}, file);

export const uploadEvidence = ({
  planId,
  itemId,
  ...file
}: FileToSend & { readonly planId: string; readonly itemId: string }): Promise<OutputOf<'attachEvidence'>> =>
  sendFile('attachEvidence', { planId, itemId }, file);

export const uploadAgreementDocument = ({
  agreementId,
  ...file
}: FileToSend & { readonly agreementId: string }): Promise<OutputOf<'attachAgreementDocument'>> =>
  sendFile('attachAgreementDocument', { agreementId }, file);

export interface NeedsFileQuery {
  readonly kind: QuestionnaireKind;
  readonly year: number;
  readonly digest?: string;
  readonly skipBadHospitals?: boolean;
}

/** Small enough that nobody waits for it to be sent. */
export const uploadNeedsFile = <Id extends NeedsFileEndpoint>(
  id: Id,
  file: File,
  query: NeedsFileQuery,
): Promise<OutputOf<Id>> =>
  sendFile(id, {}, { file, signal: new AbortController().signal, onProgress: () => undefined }, { ...query });
