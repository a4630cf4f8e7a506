import { CatalogueError, controlKeys, journalLimits } from '@jiedui/contracts';
import type { Redis } from 'ioredis';

/** Longer than any session and the way home after it; by then the api has read it. */
const expiryMs = 24 * 3_600_000;
const fullReply = 'JOURNAL_FULL';

/**
 * Writes an entry once, whoever repeats it. The wished position is taken when it lies behind all others, so that a
 * journal that is put back after a loss keeps its positions.
 */
const appendScript = `
local stream, index = KEYS[1], KEYS[2]
local key, sealed, wished, newId, expiryMs, maxEntries, maxBytes, channel = unpack(ARGV)
if redis.call('EXISTS', stream) == 0 then redis.call('DEL', index) end
local id = redis.call('HGET', index, 'id')
if not id then
  id = newId
  redis.call('HSET', index, 'id', id)
end
local known = redis.call('HGET', index, key)
if known then return {id, known} end
local bytes = tonumber(redis.call('HGET', index, 'bytes') or '0') + #sealed
if redis.call('XLEN', stream) >= tonumber(maxEntries) or bytes > tonumber(maxBytes) then
  return redis.error_reply('${fullReply}')
end
local position = redis.pcall('XADD', stream, wished, 'entry', sealed)
if type(position) == 'table' then position = redis.call('XADD', stream, '*', 'entry', sealed) end
redis.call('HSET', index, key, position, 'bytes', bytes)
redis.call('PEXPIRE', stream, expiryMs)
redis.call('PEXPIRE', index, expiryMs)
redis.call('PUBLISH', channel, position)
return {id, position}
`;

interface Append {
  /** The same for every repetition. */
  readonly key: string;
  readonly sealed: string;
  readonly wishedPosition: string;
  /** The journal's id if this begins it. */
  readonly newId: string;
}

export interface StoredEntry {
  readonly position: string;
  readonly sealed: string;
}

interface StoredPage {
  /** `undefined` when there is no journal. */
  readonly journalId: string | undefined;
  readonly stored: readonly StoredEntry[];
}

/** One session's journal in Redis: a stream of sealed entries and an index of what it has. */
export class JournalStore {
  readonly channel: string;
  private readonly stream: string;
  private readonly index: string;

  constructor(
    private readonly redis: Redis,
    prefix: string,
    sessionId: string,
  ) {
    this.channel = controlKeys.journalGrown(prefix, sessionId);
    this.stream = controlKeys.journal(prefix, sessionId);
    this.index = controlKeys.journalIndex(prefix, sessionId);
  }

  /**
   * Waits for Redis however long it is away.
   * @throws CatalogueError JOURNAL_FULL
   */
  async append({ key, sealed, wishedPosition, newId }: Append) {
    const { entries, bytes } = journalLimits;
    const limits = [expiryMs, entries, bytes, this.channel];
    const reply = await this.redis
      .eval(appendScript, 2, this.stream, this.index, key, sealed, wishedPosition, newId, ...limits)
      .catch((error: unknown) => {
        if (String(error).includes(fullReply)) throw new CatalogueError('JOURNAL_FULL');
        throw error;
      });
    const [journalId, position] = reply as [string, string];
    return { journalId, position };
  }

  /** What stands behind a position, and the id of the journal that it was read from. */
  async readAfter(position: string | undefined): Promise<StoredPage> {
    const from = position === undefined ? '-' : `(${position}`;
    const replies = await this.redis.multi().hget(this.index, 'id').xrange(this.stream, from, '+').exec();
    const [[idError, journalId], [rangeError, entries]] = replies as [
      [Error | null, string | null],
      [Error | null, [string, string[]][]],
    ];
    if (idError ?? rangeError) throw idError ?? rangeError;
    return {
      journalId: journalId ?? undefined,
      stored: entries.map(([at, [, sealed = '']]) => ({ position: at, sealed })),
    };
  }
}
