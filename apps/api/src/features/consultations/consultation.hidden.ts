import { CatalogueError } from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';

/** Somebody asked for a consultation that they may not see, or that is not there: the answer is the same. */
export class ConsultationHidden extends CatalogueError {
  constructor(readonly consultationId: ConsultationId) {
    super('NOT_FOUND');
  }
}
