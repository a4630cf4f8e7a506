import type { PersonId } from '@jiedui/kernel';
import { freePorts, Relay } from '@jiedui/testing';
import { MediaNodeFixture, newPersonId, newSessionId } from './media-node.fixture.js';
import { type RoomPage, RoomPages } from './room-page.fixture.js';

interface Visit {
  readonly personId?: PersonId;
  readonly from?: RoomPages;
  readonly nodeUrl?: string;
}

/** A media node and real browsers that meet on it, in a new room for every test. */
export class ConsultingRoom {
  sessionId = newSessionId();
  private visitors: RoomPage[] = [];
  private relay: Relay | undefined;

  private constructor(
    readonly node: MediaNodeFixture,
    private readonly pages: RoomPages,
  ) {}

  static async open(overrides: Record<string, string> = {}): Promise<ConsultingRoom> {
    const pages = await RoomPages.start();
    // On a busy machine a browser may take seconds to come back.
    const timings = { lingerMs: 15_000, emptyMs: 15_000 };
    const node = await MediaNodeFixture.start({ WEB_ORIGINS: pages.origin, ...overrides }, timings);
    return new ConsultingRoom(node, pages);
  }

  /** With a relay between the browsers and the node, which closes with the room. */
  static async openBehindRelay(): Promise<{ readonly room: ConsultingRoom; readonly relay: Relay }> {
    const port = await freePorts(1);
    // Announced elsewhere, so that nobody goes round the relay.
    const room = await ConsultingRoom.open({ RTC_PORT: String(port), RTC_ANNOUNCED_ADDRESS: '127.0.0.2' });
    const relay = (room.relay = await Relay.start());
    await relay.udp(port);
    return { room, relay };
  }

  async clear(): Promise<void> {
    this.sessionId = newSessionId();
    await Promise.all(this.visitors.map(({ page }) => page.context().close()));
    this.visitors = [];
  }

  async close(): Promise<void> {
    await this.node.stop();
    await this.pages.stop();
    await this.relay?.close();
  }

  /** A page that has its devices and has not joined. */
  async visit(nameEn: string, wish: Visit = {}): Promise<RoomPage> {
    const { personId = newPersonId(), from = this.pages, nodeUrl = this.node.url } = wish;
    const { sessionId } = this;
    return this.visitWith(
      async () => ({ nodeUrl, ticket: await this.node.ticket({ sessionId, personId, nameEn }) }),
      from,
    );
  }

  async visitWith(
    getTicket: (lostNodeId?: string) => Promise<unknown>,
    from = this.pages,
  ): Promise<RoomPage> {
    const page = await from.open(getTicket);
    this.visitors.push(page);
    return page;
  }

  /** Both joined. The wish is the first one's. */
  async two(wish: Visit = {}): Promise<[RoomPage, RoomPage]> {
    const [doctor, expert] = [await this.visit('Doctor', wish), await this.visit('Expert')];
    await doctor.join();
    await expert.join();
    return [doctor, expert];
  }
}
