import { describe, expect, it } from '@jest/globals';
import { arrived, outboxOf, posted, withText } from './outgoing';

function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    get length() {
      return kept.size;
    },
  };
}

describe('what is written into a thread', () => {
  it('is kept through a closed lid, typed or on its way, until it has arrived', () => {
    const storage = memoryStorage();
    const box = outboxOf('p1', 'c1', storage);
    box.store(posted(withText(box.load(), ' 心电图已补充 '), 'm1'));
    box.store(withText(box.load(), '还有一个问题'));
    expect(outboxOf('p1', 'c1', storage).load()).toEqual({
      text: '还有一个问题',
      unsent: [{ id: 'm1', body: '心电图已补充' }],
    });
    expect(outboxOf('p2', 'c1', storage).load()).toEqual({ text: '', unsent: [] });
    box.store(withText(arrived(box.load(), 'm1'), ''));
    expect(storage.length).toBe(0);
  });

  it('is not sent while it is empty', () => {
    expect(posted({ text: ' \n', unsent: [] }, 'm1')).toEqual({ text: ' \n', unsent: [] });
  });
});
