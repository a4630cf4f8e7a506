import type { LinkShape, Relay } from '@jiedui/testing';
import type { Page } from 'playwright-core';
import type { Sample } from './measuring.js';

/** Somebody in a room, behind a link of their own. */
export class Visitor {
  constructor(
    readonly page: Page,
    private readonly relay: Relay,
    /** Where this person's signalling passes the relay; a room without any of its own has none. */
    private readonly signallingPort: number | undefined,
  ) {}

  /** @param up from this person, @param down towards them; signalling suffers the worse of both */
  async link(up: LinkShape, down: LinkShape = up): Promise<void> {
    await this.relay.shape(await this.fragments(), { up, down });
    if (this.signallingPort !== undefined) await this.relay.shapeTcp(this.signallingPort, up);
  }

  async rotate(): Promise<void> {
    await this.relay.rotate(await this.fragments());
  }

  /** Pictures sent towards this person until now, whether they arrived or not. */
  async framesSent(): Promise<number> {
    return this.relay.frames(await this.fragments(), await this.page.evaluate('window.videoSsrcs()'));
  }

  samples(): Promise<Sample[]> {
    return this.page.evaluate('window.samples');
  }

  run<T>(script: string): Promise<T> {
    return this.page.evaluate(script);
  }

  private fragments(): Promise<string[]> {
    return this.page.evaluate('window.fragments()');
  }
}

/** A room with its server behind a relay, and people who meet in it. */
export interface TestRoom {
  /** Joined, and sampled from now on. */
  enter(): Promise<Visitor>;
  /** As the power would, the process that carries the media. */
  killWorker(): void;
  close(): Promise<void>;
}
