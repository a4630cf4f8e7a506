import type { RecordedSource } from '@jiedui/contracts';
import { speechPacketMs } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { ffprobeOf, runProgram } from '@jiedui/platform';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What a file of a recording holds. Times are ISO instants, read from the file itself. */
export interface ProbedSegment {
  readonly name: string;
  readonly personId: PersonId;
  readonly source: RecordedSource;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** The length of one packet of speech, or of a frame; added, since a packet's time is that of its beginning. */
const packetMs = { microphone: speechPacketMs, camera: 40, screen: 40 } as const;

const instant = (seconds: number) => new Date(Math.round(seconds * 1_000)).toISOString();

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * @returns nothing where there is nothing in it that could be played
 * @throws Error where there is no program to look with
 */
export async function probeSegment(ffmpegBin: string, file: string): Promise<ProbedSegment | undefined> {
  const name = path.basename(file);
  const [personId, source] = name.split('_') as [PersonId, RecordedSource];
  const args = ['-v', 'error', '-show_entries', 'packet=pts_time,flags', '-of', 'csv=p=0', file];
  // One that was being written when its recorder died is complained about, and good up to there.
  const probed = await runProgram(ffprobeOf(ffmpegBin), args).catch((error: NodeJS.ErrnoException) => {
    // Without the program nothing is known of the file: it stays.
    if (error.code === 'ENOENT') throw error;
    return undefined;
  });
  const packets = (probed?.output ?? '').split('\n').flatMap((line) => {
    const [time, flags = ''] = line.split(',');
    return time && Number(time) > 0 ? [{ seconds: Number(time), isKey: flags.startsWith('K') }] : [];
  });
  const [first, last] = [packets[0], packets.at(-1)];
  if (!first?.isKey || !last) return undefined;
  return {
    name,
    personId,
    source,
    startedAt: instant(first.seconds),
    endedAt: instant(last.seconds + packetMs[source] / 1_000),
    sizeBytes: (await stat(file)).size,
    sha256: await hashOf(file),
  };
}
