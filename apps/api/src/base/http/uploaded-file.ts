import type { MultipartFile } from '@fastify/multipart';
import { CatalogueError } from '@jiedui/contracts';
import type { FastifyRequest } from 'fastify';

const noFile = () =>
  new CatalogueError('REQUEST_INVALID', [
    { path: 'file', code: 'missing', message: 'One file in the field "file" is needed' },
  ]);

/** The one file of a form, of this size at most. What the parser cannot make sense of is the sender's mistake. */
export async function uploadedFile(request: FastifyRequest, maxBytes: number): Promise<MultipartFile> {
  const file = await request.file({ limits: { fileSize: maxBytes + 1 } }).catch(() => undefined);
  if (!file || file.fieldname !== 'file') throw noFile();
  return file;
}
