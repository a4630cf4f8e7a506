import { CatalogueError } from '@jiedui/contracts';
import { fileTypeFromBuffer } from 'file-type';
import type { Readable } from 'node:stream';
import type { Storage, StoredFile } from './storage.js';

/** A file as somebody sends it; its name is a claim. */
export interface IncomingFile {
  readonly name: string;
  readonly content: Readable;
}

export interface KeptFile<MediaType extends string> extends StoredFile {
  readonly name: string;
  readonly mediaType: MediaType;
}

const nameMaxLength = 200;

/** Names come from strangers' disks: keep the last part and nothing that a screen or a header would act on. */
const tidyName = (name: string) =>
  (name.split(/[\\/]/).pop() ?? '')
    .replace(/[\p{Cc}\p{Cf}"<>|?*:]/gu, '')
    .trim()
    .slice(-nameMaxLength) || 'file';

/**
 * Keeps a file of one of these types, which is read from its content: names and headers are only claims.
 * @throws FILE_TYPE_UNSUPPORTED, FILE_TOO_LARGE, FILE_EMPTY
 */
export async function keepIncoming<const MediaType extends string>(
  storage: Storage,
  file: IncomingFile,
  allowed: { readonly maxBytes: number; readonly mediaTypes: readonly MediaType[] },
): Promise<KeptFile<MediaType>> {
  let mediaType: MediaType | undefined;
  const stored = await storage.keep(file.content, {
    maxBytes: allowed.maxBytes,
    inspect: async (head) => {
      const found = (await fileTypeFromBuffer(head))?.mime;
      mediaType = allowed.mediaTypes.find((type) => type === found);
      if (!mediaType) throw new CatalogueError('FILE_TYPE_UNSUPPORTED');
    },
  });
  if (!mediaType) throw new CatalogueError('FILE_TYPE_UNSUPPORTED');
  return { ...stored, mediaType, name: tidyName(file.name) };
}
