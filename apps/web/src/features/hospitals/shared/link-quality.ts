import type { HospitalLink } from '@jiedui/contracts';

export type LinkQuality = 'linkGood' | 'linkFair' | 'linkPoor';

const goodMbps = 2;
const fairMbps = 0.5;

/**
 * What a consultation can expect of a line. Clear video takes about 2 Mbps each way; below half a Mbps only sound holds.
 */
export function linkQuality({ upMbps, downMbps }: Pick<HospitalLink, 'upMbps' | 'downMbps'>): LinkQuality {
  const narrower = Math.min(upMbps, downMbps);
  if (narrower >= goodMbps) return 'linkGood';
  return narrower >= fairMbps ? 'linkFair' : 'linkPoor';
}
