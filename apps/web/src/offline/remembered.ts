import type { Me, PairedHospital } from '@jiedui/contracts';
import { device } from './device';

/** Names the one person who may open this device without a link; it says no more than that. */
const personKey = 'jiedui.here';
const meName = 'me';
const hospitalsName = 'pairedHospitals';

const personHere = (): string | null => localStorage.getItem(personKey);

/** Enough to open the application without a link: who is signed in, until the sign-in would have run out. */
export async function rememberMe(me: Me): Promise<void> {
  if (!device.isAvailable()) return;
  localStorage.setItem(personKey, me.person.id);
  await device.put(me.person.id, meName, me);
}

/** The person signed in here last, where their sign-in has not run out; nobody after a sign-out. */
export async function recallMe(now: Date): Promise<Me | undefined> {
  const personId = personHere();
  if (!personId || !device.isAvailable()) return undefined;
  const me = await device.get<Me>(personId, meName);
  return me && Date.parse(me.sessionExpiresAt) > now.getTime() ? me : undefined;
}

/** A request can be written without a link only where it is known whom one may ask. */
export async function rememberHospitals(
  personId: string,
  hospitals: readonly PairedHospital[],
): Promise<void> {
  if (device.isAvailable()) await device.put(personId, hospitalsName, hospitals);
}

export const recallHospitals = async (personId: string): Promise<PairedHospital[] | undefined> =>
  device.isAvailable() ? device.get<PairedHospital[]>(personId, hospitalsName) : undefined;

/** The push service says so to the server with the next notice. */
async function endPushHere(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
}

/** At the sign-out: nothing of the person is left here, and nothing more reaches it. */
export async function forgetMe(personId: string): Promise<void> {
  localStorage.removeItem(personKey);
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(`jiedui.unsaved.${personId}.`)) localStorage.removeItem(key);
  }
  if (device.isAvailable()) await device.forget(personId);
  await endPushHere();
}
