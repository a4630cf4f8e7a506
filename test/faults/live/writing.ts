import { setTimeout as sleep } from 'node:timers/promises';
import type { Visitor } from './visitor.js';

const everyMs = 1_000;
/** After the link is back, or the room is. */
const arriveMs = 30_000;

/** A line and a drawing by their number. */
const write = (number: number) => `journal.append({ kind: 'chat', text: 'line ${number}' }),
  journal.append({ kind: 'board.drawn', shape: 'arrow', points: [${number}, 0, 0, ${number}] })`;

/** What each person wrote, in the order in which this page has it. */
const readAll = `(() => {
  const told = {};
  for (const { author, entry } of journal.view().entries) {
    if (entry.kind === 'chat') (told[author] ??= []).push(entry.text);
    if (entry.kind === 'board.drawn') (told[author] ??= []).push('drawing ' + entry.points[0]);
  }
  return told;
})()`;

type Told = Readonly<Record<string, readonly string[]>>;

/** People of our room who write and draw while it is disturbed. */
export class Writing {
  private isOver = false;
  private readonly writing: Promise<number>;

  constructor(private readonly people: readonly Visitor[]) {
    this.writing = this.run();
  }

  /** @returns how much is missing, twice there or out of order, of what each of them should have of each */
  async lostItems(): Promise<number> {
    this.isOver = true;
    const count = await this.writing;
    const wanted = Array.from({ length: count }, (_, at) => [`line ${at}`, `drawing ${at}`]).flat();
    const isWhole = (told: Told) =>
      Object.keys(told).length === this.people.length &&
      Object.values(told).every((items) => items.join() === wanted.join());
    const giveUpAt = Date.now() + arriveMs;
    let told = await this.read();
    while (!told.every(isWhole) && Date.now() < giveUpAt) {
      await sleep(everyMs);
      told = await this.read();
    }
    return told.reduce((sum, one) => sum + this.lostIn(one, wanted), 0);
  }

  private lostIn(told: Told, wanted: readonly string[]): number {
    const authors = Object.values(told);
    const wrong = authors.map((items) => {
      const misplaced = items.filter((item, at) => item !== wanted[at]).length;
      return Math.max(misplaced, wanted.length - items.length);
    });
    const unheard = (this.people.length - authors.length) * wanted.length;
    return unheard + wrong.reduce((sum, one) => sum + one, 0);
  }

  private read(): Promise<Told[]> {
    return Promise.all(this.people.map((person) => person.run<Told>(readAll)));
  }

  private async run(): Promise<number> {
    let number = 0;
    for (; !this.isOver; number += 1) {
      await Promise.all(this.people.map((person) => person.run(`void (${write(number)})`)));
      await sleep(everyMs);
    }
    return number;
  }
}
