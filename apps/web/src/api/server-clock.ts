import { call } from './client';

/** Old PCs run minutes off; response clocks are shown by the server's time. */
let offsetMs = 0;

export async function readInstallation() {
  const askedAt = Date.now();
  const installation = await call('getInstallation');
  const answeredAt = Date.now();
  offsetMs = Date.parse(installation.now) - (askedAt + answeredAt) / 2;
  return installation;
}

export const serverNow = (): Date => new Date(Date.now() + offsetMs);
