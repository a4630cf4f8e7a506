import { waitFor } from '@jiedui/testing';

interface MailHead {
  readonly id: string;
  readonly to: unknown;
}

const json = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;

/**
 * Waits for a mail to an address that holds a link into the installation, and returns the path with its fragment.
 * @param path where the link leads, as in `/invitation`
 */
export async function linkMailedTo(mailboxUrl: string, email: string, path: string): Promise<string> {
  let link: string | undefined;
  await waitFor(`the mail to ${email}`, async () => {
    const heads = await json<MailHead[]>(`${mailboxUrl}/api/messages`);
    for (const head of heads.filter(({ to }) => JSON.stringify(to).includes(email))) {
      const mail = await json<unknown>(`${mailboxUrl}/api/messages/${head.id}`);
      link ??= new RegExp(`${path}#[\\w-]{43}`).exec(JSON.stringify(mail))?.[0];
    }
    return link !== undefined;
  });
  if (!link) throw new Error(`No link to ${path}`);
  return link;
}
