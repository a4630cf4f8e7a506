import { deviceDrafts } from '../features/consultations/request/device-draft';
import { device } from './device';

/** How many drafts and files lie on this device alone. */
export async function countUnsent(personId: string): Promise<number> {
  if (!device.isAvailable()) return 0;
  try {
    const [drafts, files, said] = await Promise.all([
      deviceDrafts.listUnsent(personId),
      device.list(personId, 'upload:'),
      device.list(personId, 'journal:'),
    ]);
    return drafts.length + files.length + said.length;
  } catch {
    return 0;
  }
}
