import type { Consultation } from '@jiedui/contracts';
import { call } from '../../../api/client';
import { ApiError, hasCode } from '../../../api/errors';
import { type DeviceDraft, deviceDrafts } from './device-draft';
import { RequestDraft } from './request-draft';

/** Those whose form is open: they send themselves. */
export const openDrafts = new Set<string>();

const everyMs = 60_000;
const sendingLock = 'jiedui.deviceDrafts';

/** The server's copy; nothing where it has none. @throws where it cannot be asked */
async function serverCopy(id: string): Promise<Consultation | undefined> {
  try {
    return await call('getConsultation', { params: { consultationId: id } });
  } catch (error) {
    if (hasCode(error, 'NOT_FOUND')) return undefined;
    throw error;
  }
}

/** Sends one draft that lies on this device, and asks it where that was wished. */
async function sendOne(
  personId: string,
  kept: DeviceDraft,
  onChanged: (one: Consultation) => void,
): Promise<void> {
  const consultation = await serverCopy(kept.id);
  if (consultation && consultation.state !== 'draft') return deviceDrafts.remove(personId, kept.id);
  const draft = new RequestDraft({ personId, id: kept.id, consultation, kept, onSaved: onChanged });
  try {
    const saved = await draft.saved();
    // Two places wrote the same field: left for the person to decide, with the form open.
    if (!saved || draft.autosaver.snapshot().conflict) return await draft.keeper.flush();
    if (!kept.submitsWhenOnline) return draft.keeper.clear();
    const { duplicateReason } = kept;
    const body = { revision: saved.revision, ...(duplicateReason ? { duplicateReason } : {}) };
    const submitted = await call('submitConsultation', { params: { consultationId: saved.id }, body });
    draft.forget();
    onChanged(submitted);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    draft.keep({ submitsWhenOnline: undefined, refusedBecause: error.code });
    await draft.keeper.flush();
  } finally {
    draft.autosaver.stop();
  }
}

/**
 * Sends what was written without a link as soon as there is one, one draft after the other.
 * @returns how to stop
 */
export function sendDeviceDrafts(personId: string, onChanged: (one: Consultation) => void): () => void {
  if (!deviceDrafts.isAvailable()) return () => undefined;
  const send = async () => {
    try {
      for (const { value } of await deviceDrafts.listUnsent(personId)) {
        // One that was refused waits for its writer.
        if (!openDrafts.has(value.id) && !value.refusedBecause) await sendOne(personId, value, onChanged);
      }
    } catch {
      // Without a link it stays where it is until the next attempt.
    }
  };
  const start = () => {
    if (!navigator.onLine) return;
    // One of all pages of this browser sends; the others leave it to that one.
    void navigator.locks.request(sendingLock, { ifAvailable: true }, (lock) => (lock ? send() : undefined));
  };
  start();
  window.addEventListener('online', start);
  const timer = setInterval(start, everyMs);
  return () => {
    window.removeEventListener('online', start);
    clearInterval(timer);
  };
}
