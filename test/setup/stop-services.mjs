import fs from 'node:fs';

export default async function stopServices() {
  const { folder, stop } = globalThis.testServices;
  await stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
