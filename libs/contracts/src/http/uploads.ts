/**
 * Files of a request are sent by tus (https://tus.io, version 1.0.0) below this path, so that a link that drops costs
 * no byte twice. Creation takes `Upload-Metadata` with `consultationId`, `filename` and, of what a template asks for,
 * `kind`. The upload that is whole becomes an attachment whose id is that of the upload.
 */
export const uploadsPath = '/uploads';

/** One request carries at most this much: a slow link stays below every time limit on the way. */
export const uploadChunkBytes = 4 * 1024 * 1024;
