import type { BrowserSubscription } from '@jiedui/contracts';

export function pushSupport(): 'possible' | 'unsupported' | 'denied' {
  const isThere = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!isThere) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : 'possible';
}

/**
 * Asks the person and the browser's push service.
 * @throws where either says no
 */
export async function subscribeHere(publicKey: string): Promise<BrowserSubscription> {
  if ((await Notification.requestPermission()) !== 'granted')
    throw new Error('Notifications are not allowed');
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  return subscription.toJSON() as BrowserSubscription;
}
