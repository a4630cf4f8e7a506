export interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly to: readonly string[];
}

export interface WholeMail extends Mail {
  readonly text: string;
  /** Invitations, in the part that calendars act upon. */
  readonly calendars: readonly { readonly method: string; readonly text: string }[];
}

/** What the mail server of the tests has taken; without a path the heads of all mails. */
export const mailbox = async <T>(path: string) =>
  (await (await fetch(`${process.env.TEST_MAILBOX_URL}/api/messages${path}`)).json()) as T;

export async function mailsTo(address: string): Promise<WholeMail[]> {
  const mails = (await mailbox<Mail[]>('')).filter(({ to }) => to.includes(address));
  return Promise.all(mails.map(({ id }) => mailbox<WholeMail>(`/${id}`)));
}
