import type { DataProducer } from 'mediasoup/types';

/** Several times what any page of ours sends: five pieces of a picture, eight places, seven lines of captions. */
const mostMessagesPerSecond = 60;
const mostBytesPerSecond = 64 * 1_024;
/** Of the most that may be: so much may come at once. */
const burstSeconds = 2;
const readEveryMs = 2_000;

/** How much comes from one peer for one purpose, by however many channels: all of it goes to everybody else in the room. */
export class DataMeter {
  /** What came beyond the most that may. */
  private messagesOver = 0;
  private bytesOver = 0;
  private readAtMs = performance.now();
  private readonly known = new WeakMap<DataProducer, { readonly messages: number; readonly bytes: number }>();

  constructor(private readonly onExcess: () => void) {}

  /** Until the channel closes. */
  watch(producer: DataProducer): void {
    const timer = setInterval(() => this.read(producer), readEveryMs);
    producer.observer.once('close', () => clearInterval(timer));
  }

  /** Also to be called just before a channel is closed. */
  read(producer: DataProducer): void {
    // One whose connection closes while it is asked has no answer.
    this.take(producer).catch(() => undefined);
  }

  private async take(producer: DataProducer): Promise<void> {
    const [stats] = await producer.getStats();
    if (!stats) return;
    const { messagesReceived: messages, bytesReceived: bytes } = stats;
    const before = this.known.get(producer) ?? { messages: 0, bytes: 0 };
    this.known.set(producer, { messages, bytes });
    const atMs = performance.now();
    const seconds = (atMs - this.readAtMs) / 1_000;
    this.readAtMs = atMs;
    const over = (earlier: number, came: number, most: number) =>
      Math.max(0, earlier + came - seconds * most);
    this.messagesOver = over(this.messagesOver, messages - before.messages, mostMessagesPerSecond);
    this.bytesOver = over(this.bytesOver, bytes - before.bytes, mostBytesPerSecond);
    const isTooMuch =
      this.messagesOver > burstSeconds * mostMessagesPerSecond ||
      this.bytesOver > burstSeconds * mostBytesPerSecond;
    if (isTooMuch) this.onExcess();
  }
}
