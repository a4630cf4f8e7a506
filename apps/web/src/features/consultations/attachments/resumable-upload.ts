import { apiPrefix, uploadChunkBytes, uploadsPath } from '@jiedui/contracts';
import type { AttachmentKind } from '@jiedui/domain';
import { DetailedError, Upload } from 'tus-js-client';
import { errorFromAnswer, parseJson } from '../../../api/client';
import { UnreachableError } from '../../../api/errors';

export interface ResumableFile {
  readonly consultationId: string;
  readonly kind: AttachmentKind;
  readonly file: File;
  /** Where the server took it before, on this page or before it was loaded anew. */
  readonly place: string | undefined;
  readonly onPlace: (place: string) => void;
  readonly onProgress: (fraction: number) => void;
  /** The link broke, and it will go on by itself. */
  readonly onInterrupted: () => void;
}

/** Tried again after these, and after the last of them as long as it takes: a link may be away for an hour. */
const retryDelaysMs = [0, 1_000, 3_000, 5_000, 10_000, 20_000, ...Array<number>(180).fill(30_000)];
const passing = [409, 423, 429, 460, 500, 502, 503, 504];

const statusOf = (error: Error | DetailedError): number =>
  error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;

function failureOf(error: Error | DetailedError): Error {
  const answer = error instanceof DetailedError ? error.originalResponse : null;
  return answer
    ? errorFromAnswer(answer.getStatus(), parseJson(answer.getBody()))
    : new UnreachableError({ cause: error });
}

/** Sends one file by tus: what arrived is not sent again, over any number of broken links. */
export function startUpload(options: ResumableFile): {
  readonly done: Promise<void>;
  readonly pause: () => void;
  readonly abandon: () => void;
} {
  const { file, consultationId, kind, place } = options;
  let upload: Upload;
  const done = new Promise<void>((resolve, reject) => {
    upload = new Upload(file, {
      endpoint: `${apiPrefix}${uploadsPath}`,
      chunkSize: uploadChunkBytes,
      retryDelays: retryDelaysMs,
      // Where a file may go on is kept sealed with the file, not in the open by the library.
      storeFingerprintForResuming: false,
      metadata: { consultationId, kind, filename: file.name },
      uploadUrl: place ?? null,
      onShouldRetry: (error) => {
        const status = statusOf(error);
        const isPassing = status === 0 || passing.includes(status);
        if (isPassing) options.onInterrupted();
        return isPassing;
      },
      onUploadUrlAvailable: () => {
        if (upload.url) options.onPlace(upload.url);
      },
      onProgress: (sent, total) => options.onProgress(total ? sent / total : 0),
      onError: (error) => reject(failureOf(error)),
      onSuccess: () => resolve(),
    });
    upload.start();
  });
  return {
    done,
    pause: () => void upload.abort(false),
    // The server forgets it when its time is over, should the link be away just now.
    abandon: () => void upload.abort(true).catch(() => undefined),
  };
}
