import { writeFileSync } from 'node:fs';

const sampleRate = 48_000;
const seconds = 10;
const headerBytes = 44;

/** A voice-like sound without pauses, as a WAV file: whatever is not heard of it was lost on the way. */
export function writeSpeech(file: string): void {
  const samples = sampleRate * seconds;
  const wav = Buffer.alloc(headerBytes + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1)
    wav.writeInt16LE(Math.round(voice(at / sampleRate) * 12_000), headerBytes + at * 2);
  writeFileSync(file, wav);
}

/** A gliding tone with overtones and four syllables a second, never silent. */
function voice(atSeconds: number): number {
  const pitch = 140 + 30 * Math.sin(2 * Math.PI * 0.3 * atSeconds);
  const syllable = 0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * atSeconds);
  const overtones = [1, 2, 3, 5, 8].map((order) => Math.sin(2 * Math.PI * pitch * order * atSeconds) / order);
  return (syllable * overtones.reduce((sum, one) => sum + one, 0)) / 2.5;
}
