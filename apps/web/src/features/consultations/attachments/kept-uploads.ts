import type { AttachmentKind } from '@jiedui/domain';
import { device } from '../../../offline/device';

/** A file on its way, beside its bytes, until the server has all of it. */
export interface KeptUpload {
  readonly key: string;
  readonly consultationId: string;
  readonly kind: AttachmentKind;
  readonly name: string;
  readonly type: string;
  readonly place: string | undefined;
}

const nameOf = (consultationId: string, key: string) => `upload:${consultationId}:${key}`;

/** Files of one person on their way, sealed on this device, so that a closed page costs nothing. */
export const keptUploads = {
  async keep(personId: string, upload: KeptUpload, file: File): Promise<void> {
    if (device.isAvailable())
      await device.put(personId, nameOf(upload.consultationId, upload.key), upload, file);
  },

  async place(personId: string, upload: KeptUpload): Promise<void> {
    if (device.isAvailable())
      await device.update(personId, nameOf(upload.consultationId, upload.key), upload);
  },

  async remove(personId: string, consultationId: string, key: string): Promise<void> {
    if (device.isAvailable()) await device.remove(personId, nameOf(consultationId, key));
  },

  /** What was left of a consultation and kind when the page was closed. */
  async left(
    personId: string,
    consultationId: string,
    kind: AttachmentKind,
  ): Promise<{ readonly upload: KeptUpload; readonly file: File }[]> {
    if (!device.isAvailable()) return [];
    const kept = await device.list<KeptUpload>(personId, nameOf(consultationId, ''));
    const files = await Promise.all(
      kept
        .filter(({ value }) => value.kind === kind)
        .map(async ({ name, value }) => {
          const bytes = await device.file(personId, name);
          return bytes ? [{ upload: value, file: new File([bytes], value.name, { type: value.type }) }] : [];
        }),
    );
    return files.flat();
  },
};
