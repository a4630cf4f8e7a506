import type { NotificationKind } from '@jiedui/domain';
import { pushWords } from '@jiedui/messages';

/** What a push says: the number and the kind. The words are here, in the language of the browser. */
interface Push {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly number: string | null;
  readonly path: string;
}

interface Waits {
  waitUntil(work: Promise<unknown>): void;
}
interface OpenPage {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}
interface PushWorker {
  readonly registration: {
    showNotification(title: string, options: { tag: string; data: string; body?: string }): Promise<void>;
  };
  readonly clients: {
    matchAll(options: { type: 'window' }): Promise<readonly OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(
    type: 'push',
    listener: (event: Waits & { data: { json(): unknown } | null }) => void,
  ): void;
  addEventListener(
    type: 'notificationclick',
    listener: (event: Waits & { notification: { data: string; close(): void } }) => void,
  ): void;
}

const worker = globalThis as unknown as PushWorker;

function wordsOf({ kind, number }: Push): string {
  const words = pushWords[navigator.language.startsWith('zh') ? 'zh-CN' : 'en'];
  return words[kind].replace('{{number}}', number ?? '').replaceAll(/\{\{\w+\}\}/g, '');
}

worker.addEventListener('push', (event) => {
  const push = event.data?.json() as Push | undefined;
  if (!push) return;
  // One that comes again takes the place of the one that is shown.
  event.waitUntil(worker.registration.showNotification(wordsOf(push), { tag: push.id, data: push.path }));
});

async function open(path: string): Promise<void> {
  const [page] = await worker.clients.matchAll({ type: 'window' });
  if (!page) {
    await worker.clients.openWindow(path);
    return;
  }
  await page.navigate(path);
  await page.focus();
}

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});
