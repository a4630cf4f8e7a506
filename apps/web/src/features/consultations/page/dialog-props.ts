import type { Consultation } from '@jiedui/contracts';

/** What every dialog of an action is about, and how it goes away. */
export interface DialogProps {
  readonly consultation: Consultation;
  readonly onClose: () => void;
}
