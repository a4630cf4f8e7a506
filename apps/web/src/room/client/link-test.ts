import { probeAtMost } from '@jiedui/contracts';
import { toBase64 } from '../../bytes/base64.js';
import type { Signalling } from './signalling.js';

/** What a short look at the link to the media node found. */
export interface LinkFigures {
  readonly roundTripMs: number;
  /** What it carried from here and to here, in bits a second. */
  readonly upBps: number;
  readonly downBps: number;
  /** Over what media goes: UDP where nothing stands in its way. Absent while that is not known. */
  readonly protocol?: string;
}

export type LinkTest =
  | { readonly status: 'running' }
  | { readonly status: 'done'; readonly figures: LinkFigures }
  /** There is no node to be reached, or not from here. */
  | { readonly status: 'failed' };

type Line = Pick<Signalling, 'request'>;

/** The first opens the way, and the shortest is the least disturbed. */
const greetings = 3;
const firstLength = 2_048;
/** Less says little of a link beside its round trip; more keeps people waiting. */
const longEnoughMs = 400;

/** What nothing on the way can make shorter. */
const chance = (length: number): string =>
  toBase64(crypto.getRandomValues(new Uint8Array(length))).slice(0, length);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/**
 * Asks with ever longer messages until one takes long enough to tell. They go over the socket, which repeats what is
 * lost: where much is, media does better than this says.
 * @throws CatalogueError where the node does not answer, and what the signal was aborted with
 */
export async function measureLink(line: Line, stay: AbortSignal): Promise<Omit<LinkFigures, 'protocol'>> {
  const probe = (upLength: number, downLength: number) => {
    stay.throwIfAborted();
    const filling = chance(upLength);
    return timed(() => line.request('link.probe', { filling, answerLength: downLength }));
  };
  let roundTripMs = Infinity;
  for (let turn = 0; turn < greetings; turn += 1) roundTripMs = Math.min(roundTripMs, await probe(0, 0));
  const rateOf = async (ask: (length: number) => Promise<number>): Promise<number> => {
    for (let length = firstLength; ; length *= 2) {
      const busyMs = Math.max(1, (await ask(length)) - roundTripMs);
      if (busyMs >= longEnoughMs || length >= probeAtMost) return (length * 8_000) / busyMs;
    }
  };
  const downBps = await rateOf((length) => probe(0, length));
  const upBps = await rateOf((length) => probe(length, 0));
  return { roundTripMs, upBps, downBps };
}

type Candidate = RTCStats & { readonly protocol?: string; readonly relayProtocol?: string };

/** Over what the first of the connections that stands sends. */
export function protocolOf(reports: readonly RTCStatsReport[]): string | undefined {
  const protocols = reports.map((report) => {
    const all = [...report.values()] as readonly RTCStats[];
    const pair = all.find((stat) => stat.type === 'candidate-pair' && 'nominated' in stat && stat.nominated);
    const local = pair && (report.get((pair as RTCIceCandidatePairStats).localCandidateId) as Candidate);
    return local?.relayProtocol ?? local?.protocol;
  });
  return protocols.find((protocol) => protocol !== undefined);
}
