import { type LadderLevel, pictureFlow, sendsVideo } from '@jiedui/domain';
import type { Peer } from './peer.js';

/** Somebody in the session, on whichever node. */
export interface Sender {
  readonly id: string;
  readonly level: LadderLevel;
  readonly received: LadderLevel;
}

/** Brings the pictures between the peers of a room in line with what their links carry. */
export class Pictures {
  /** Peers that were told to send still pictures beside their video. */
  private readonly asked = new Set<Peer>();

  constructor(
    private readonly joined: () => readonly Peer[],
    private readonly elsewhere: () => readonly Sender[],
  ) {}

  /** @param level what the peer sends from now on */
  async setSent(sender: Peer, level: LadderLevel): Promise<void> {
    sender.level = level;
    await Promise.all(this.othersOf(sender).map((receiver) => this.arrange(sender, receiver)));
    this.askForStills(sender);
  }

  /** @param level what reaches the peer from now on */
  async setReceived(receiver: Peer, level: LadderLevel): Promise<void> {
    receiver.received = level;
    receiver.push('continuity.received', { level });
    await this.arrangeFor(receiver);
  }

  /** After other people's pictures were offered to this one. */
  async arrangeFor(receiver: Peer): Promise<void> {
    const senders = [...this.othersOf(receiver), ...this.elsewhere()];
    await Promise.all(senders.map((sender) => this.arrange(sender, receiver)));
    for (const sender of this.othersOf(receiver)) this.askForStills(sender);
  }

  /** What people on other nodes send or can take has changed. */
  async arrangeElsewhere(): Promise<void> {
    const arranged = this.joined().flatMap((receiver) =>
      this.elsewhere().map((sender) => this.arrange(sender, receiver)),
    );
    for (const sender of this.joined()) this.askForStills(sender);
    await Promise.all(arranged);
  }

  leave(peer: Peer): void {
    this.asked.delete(peer);
    for (const sender of this.joined()) this.askForStills(sender);
  }

  private async arrange(sender: Sender, receiver: Peer): Promise<void> {
    const flow = pictureFlow(sender.level, receiver.received);
    await Promise.all([
      receiver.media.receivePictures(sender.id, flow),
      receiver.data.receiveStills(sender.id, flow === 'stills'),
    ]);
  }

  /** Who sends video sends stills beside it only while somebody cannot take the video. */
  private askForStills(sender: Peer): void {
    const isWanted =
      sendsVideo(sender.level) &&
      [...this.othersOf(sender), ...this.elsewhere()].some(
        ({ received }) => pictureFlow(sender.level, received) === 'stills',
      );
    if (isWanted === this.asked.has(sender)) return;
    if (isWanted) this.asked.add(sender);
    else this.asked.delete(sender);
    sender.push('stills.wanted', { isWanted });
  }

  private othersOf(peer: Peer): readonly Peer[] {
    return this.joined().filter((other) => other !== peer);
  }
}
