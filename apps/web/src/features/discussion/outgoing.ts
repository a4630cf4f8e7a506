import { localCopy } from '../../drafts/local-copy';

/** A message on its way: its id is made here, so that one sent twice is written once. */
export interface OutgoingMessage {
  readonly id: string;
  readonly body: string;
}

/** What was typed and what is not sent yet, in this browser. */
export interface Outbox {
  readonly text: string;
  readonly unsent: readonly OutgoingMessage[];
}

const empty: Outbox = { text: '', unsent: [] };

export function outboxOf(personId: string, consultationId: string, storage?: Storage) {
  const copy = localCopy<Outbox>(personId, `thread.${consultationId}`, storage);
  return {
    load: (): Outbox => copy.load()?.value ?? empty,
    store: (outbox: Outbox): void => {
      if (outbox.text === '' && outbox.unsent.length === 0) copy.clear();
      else copy.store(empty, outbox);
    },
  };
}

export const withText = (outbox: Outbox, text: string): Outbox => ({ ...outbox, text });

/** What was typed is on its way; the field is free for the next. */
export const posted = ({ text, unsent }: Outbox, id: string): Outbox =>
  text.trim() === '' ? { text, unsent } : { text: '', unsent: [...unsent, { id, body: text.trim() }] };

export const arrived = ({ text, unsent }: Outbox, id: string): Outbox => ({
  text,
  unsent: unsent.filter((one) => one.id !== id),
});
