import type { DataProducer } from 'mediasoup/types';

/** Several times what any page of ours sends: five pieces of a picture, eight places, ten lines of captions. */
const mostMessagesPerSecond = 60;
const mostBytesPerSecond = 64 * 1_024;
const lookEverySeconds = 2;

/** Watches how much comes over a channel: all of it goes to everybody else in the room. */
export function limitData(producer: DataProducer, onExcess: () => void): void {
  const before = { messages: 0, bytes: 0 };
  const look = async () => {
    const [now] = await producer.getStats();
    if (!now) return;
    const messages = (now.messagesReceived - before.messages) / lookEverySeconds;
    const bytes = (now.bytesReceived - before.bytes) / lookEverySeconds;
    Object.assign(before, { messages: now.messagesReceived, bytes: now.bytesReceived });
    if (messages > mostMessagesPerSecond || bytes > mostBytesPerSecond) onExcess();
  };
  // A channel that closes while it is asked has no answer.
  const timer = setInterval(() => void look().catch(() => undefined), lookEverySeconds * 1_000);
  producer.observer.once('close', () => clearInterval(timer));
}
