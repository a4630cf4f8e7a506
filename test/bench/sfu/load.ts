import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Counted, LoadOrder } from './load.process.js';

const program = fileURLToPath(new URL('./load.process.js', import.meta.url));

/** A process with load peers; those whose id begins with the same `group:` belong together. */
export class Load {
  #orders = 0;

  private constructor(private readonly child: ChildProcess) {
    child.setMaxListeners(0);
  }

  static async start(): Promise<Load> {
    const child = fork(program);
    await once(child, 'spawn');
    return new Load(child);
  }

  offer(id: string, address: string): Promise<string> {
    return this.#order({ do: 'offer', id, address });
  }

  accept(id: string, sdp: string): Promise<void> {
    return this.#order({ do: 'accept', id, sdp });
  }

  answer(id: string, address: string, sdp: string): Promise<string> {
    return this.#order({ do: 'answer', id, address, sdp });
  }

  connected(group: string): Promise<void> {
    return this.#order({ do: 'connected', group });
  }

  send(group: string, isOn: boolean): Promise<void> {
    return this.#order({ do: 'send', group, isOn });
  }

  count(group: string): Promise<void> {
    return this.#order({ do: 'count', group });
  }

  counted(): Promise<Counted> {
    return this.#order({ do: 'counted' });
  }

  close(id: string): Promise<void> {
    return this.#order({ do: 'close', id });
  }

  async stop(): Promise<void> {
    this.child.disconnect();
    await once(this.child, 'exit');
  }

  #order<T>(order: LoadOrder): Promise<T> {
    const id = (this.#orders += 1);
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error('the load peers have died'));
      const onAnswer = (answer: { id: number; value?: T; error?: string }) => {
        if (answer.id !== id) return;
        this.child.off('message', onAnswer).off('exit', onExit);
        if (answer.error) reject(new Error(`${order.do}: ${answer.error}`));
        else resolve(answer.value as T);
      };
      this.child.on('message', onAnswer).once('exit', onExit);
      this.child.send({ id, order });
    });
  }
}
