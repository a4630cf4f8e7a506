import type { RecordedSource } from '@jiedui/contracts';
import { runProgram } from '@jiedui/platform';

/** How much of a picture's time is black, and how loud the sound is, by decoding all of it. */
export async function decodeFile(file: string, source: RecordedSource) {
  const filter = source === 'microphone' ? ['-af', 'volumedetect'] : ['-vf', 'blackdetect=d=0.5:pix_th=0.1'];
  const { errors } = await runProgram('ffmpeg', ['-nostats', '-i', file, ...filter, '-f', 'null', '-']);
  return {
    frames: Number(/frame=\s*(\d+)/.exec(errors)?.[1] ?? 0),
    isBlack: errors.includes('black_start'),
    loudestDb: Number(/max_volume: (-?[\d.]+) dB/.exec(errors)?.[1] ?? -Infinity),
  };
}
