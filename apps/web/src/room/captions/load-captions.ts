import { call } from '../../api/client';
import type { CaptionModule } from './captions';

/** @throws where the installation names one that does not load */
export async function loadCaptions(): Promise<CaptionModule | undefined> {
  const { captionsUrl } = await call('getInstallation');
  if (captionsUrl === null) return undefined;
  return import(/* @vite-ignore */ captionsUrl) as Promise<CaptionModule>;
}
