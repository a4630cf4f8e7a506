import os from 'node:os';

/** Janus takes no loopback interface; packets to an address of this machine do not leave it either. */
export const ownAddress = (): string =>
  Object.values(os.networkInterfaces())
    .flat()
    .find((one) => one && !one.internal && one.family === 'IPv4')?.address ?? '127.0.0.1';
