import { CatalogueError } from '@jiedui/contracts';
import { Logger } from '@nestjs/common';
import { ortc } from 'mediasoup';
import type { RtpCapabilities } from 'mediasoup/types';

const logger = new Logger('Media');

function refuse(cause: unknown): never {
  logger.warn(`refused media: ${String(cause)}`);
  throw new CatalogueError('REQUEST_INVALID', [], { cause });
}

/**
 * What a browser describes is checked by mediasoup, which throws: that is the browser's mistake, not ours.
 * @throws CatalogueError REQUEST_INVALID
 */
export const refusingBadMedia = <T>(attempt: () => Promise<T>): Promise<T> => attempt().catch(refuse);

/** @throws CatalogueError REQUEST_INVALID */
export function requireGoodCapabilities(rtpCapabilities: RtpCapabilities): void {
  try {
    ortc.validateAndNormalizeRtpCapabilities(rtpCapabilities);
  } catch (cause) {
    refuse(cause);
  }
}
