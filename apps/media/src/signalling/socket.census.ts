/** How many of something are open, by whose they are. */
export class SocketCensus {
  private readonly counts = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** @param times so many times the most */
  hasRoom(owner: string, times = 1): boolean {
    return (this.counts.get(owner) ?? 0) < this.most * times;
  }

  isOver(owner: string): boolean {
    return (this.counts.get(owner) ?? 0) > this.most;
  }

  /** @returns what is to be called once, when it is closed */
  opened(owner: string): () => void {
    this.counts.set(owner, (this.counts.get(owner) ?? 0) + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = (this.counts.get(owner) ?? 1) - 1;
      if (left > 0) this.counts.set(owner, left);
      else this.counts.delete(owner);
    };
  }
}
