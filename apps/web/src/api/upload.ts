import { Attachment, type Attachment as AttachmentType } from '@jiedui/contracts';
import { errorFromAnswer, parseJson, urlOf } from './client';
import { UnreachableError } from './errors';

export interface UploadOptions {
  readonly consultationId: string;
  readonly file: File;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}

/** Sends one file. XMLHttpRequest, because fetch does not tell how far an upload is. */
export function uploadAttachment({ consultationId, file, signal, onProgress }: UploadOptions) {
  return new Promise<AttachmentType>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', urlOf('attachFile', { params: { consultationId } }));
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new UnreachableError());
    request.onabort = () => reject(new DOMException('Upload stopped', 'AbortError'));
    request.onload = () => {
      const answer = parseJson(request.responseText);
      if (request.status >= 400) reject(errorFromAnswer(request.status, answer));
      else resolve(import.meta.env.DEV ? Attachment.parse(answer) : (answer as AttachmentType));
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
