import type { Me } from '@jiedui/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { consultationArrived } from '../api/queries';
import { holdsRole } from '../session/me';
import { session } from '../session/session.store';
import { device } from './device';
import { rememberMe } from './remembered';

/** Whoever was recalled without a link is asked for again: the session may be over. */
const refresh = () => void session.refresh().catch(() => undefined);

async function registerWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || !globalThis.isSecureContext) return;
  await navigator.serviceWorker.register('/service-worker.js');
}

/**
 * What lets the work go on without a link: the pages are kept here, who is signed in is remembered, and what was
 * written is sent once there is one.
 * @returns how to stop
 */
export function whileSignedIn(me: Me, queries: QueryClient): () => void {
  registerWorker().catch(() => undefined);
  let stopSending: (() => void) | undefined;
  let isStopped = false;
  const start = async () => {
    if (!device.isAvailable()) return;
    await device.tidy();
    if (navigator.onLine) await rememberMe(me);
    if (!holdsRole(me, 'countyDoctor')) return;
    const { sendDeviceDrafts } = await import('../features/consultations/request/draft-sender');
    const stop = sendDeviceDrafts(me.person.id, (changed) => consultationArrived(queries, changed));
    if (isStopped) stop();
    else stopSending = stop;
  };
  // A device that keeps nothing works as before, with a link.
  start().catch(() => undefined);
  window.addEventListener('online', refresh);
  return () => {
    isStopped = true;
    window.removeEventListener('online', refresh);
    stopSending?.();
  };
}
