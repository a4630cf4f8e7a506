import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LinkShape, RelayOrder } from './relay.process.js';

export type { LinkShape } from './relay.process.js';

interface UdpWay {
  readonly from?: string;
  readonly to?: string;
  readonly onlyFor?: string;
  readonly both?: LinkShape;
}

interface Shapes {
  readonly up?: LinkShape;
  readonly down?: LinkShape;
}

/** Under a test runner this file is TypeScript, which Node.js reads as well as what it was compiled to. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const program = fileURLToPath(new URL(`./relay.process.${extension}`, import.meta.url));

/**
 * Stands between browsers and a server that announces the relay's address, and makes of the way between them whatever link
 * a test needs. Which connection is meant is said by the name that the server has given to it (`ice-ufrag`).
 */
export class Relay {
  #orders = 0;

  private constructor(private readonly child: ChildProcess) {
    child.setMaxListeners(0);
  }

  static async start(): Promise<Relay> {
    const child = fork(program, { execArgv: ['--no-warnings'] });
    await once(child, 'spawn');
    return new Relay(child);
  }

  /**
   * Takes the server's UDP port on another address of this machine.
   * @param onlyFor the one address that is let through, as by a firewall; every one where none is named
   * @param both how links are from their beginning
   */
  async udp(
    port: number,
    { from = '127.0.0.2', to = '127.0.0.1', onlyFor, both = {} }: UdpWay = {},
  ): Promise<void> {
    await this.#order({ do: 'udp', port, from, to, both, ...(onlyFor ? { onlyFor } : {}) });
  }

  /** @returns the port taken, any free one where none is wished for */
  tcp(toPort: number, { port = 0, from = '127.0.0.2', to = '127.0.0.1' } = {}): Promise<number> {
    return this.#order({ do: 'tcp', port, from, to, toPort });
  }

  /** @throws Error when no packet of these connections has passed yet */
  async shape(fragments: readonly string[], shapes: Shapes): Promise<void> {
    const found = await this.#order({ do: 'shape', fragments, ...shapes });
    if (found === 0) throw new Error(`no link of ${fragments.join(', ')}`);
  }

  async shapeTcp(port: number, both: LinkShape): Promise<void> {
    await this.#order({ do: 'shapeTcp', port, both });
  }

  /** From now on the server sees these connections come from another port. */
  async rotate(fragments: readonly string[]): Promise<void> {
    await this.#order({ do: 'rotate', fragments });
  }

  /** How many pictures of these streams have been sent down to these connections, lost ones too. */
  frames(fragments: readonly string[], ssrcs: readonly number[]): Promise<number> {
    return this.#order({ do: 'frames', fragments, ssrcs });
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.disconnect();
    await once(this.child, 'exit');
  }

  #order(order: RelayOrder): Promise<number> {
    const id = (this.#orders += 1);
    return new Promise((resolve, reject) => {
      const onAnswer = (answer: { id: number; value?: number; error?: string }) => {
        if (answer.id !== id) return;
        this.child.off('message', onAnswer);
        if (answer.error) reject(new Error(answer.error));
        else resolve(answer.value ?? 0);
      };
      this.child.on('message', onAnswer);
      this.child.send({ id, order });
    });
  }
}
