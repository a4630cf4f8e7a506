import { spawn } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';

/** Setting of both processes that handle recordings. */
export const ffmpegProgram = z.string().default('ffmpeg').meta({
  description: 'FFmpeg 5.1 or newer, with ffprobe beside it; without it sessions cannot be recorded',
});

/** The prober that comes with a recorder. */
export const ffprobeOf = (ffmpegBin: string): string =>
  path.join(path.dirname(ffmpegBin), path.basename(ffmpegBin).replace(/^ffmpeg/, 'ffprobe'));

/** Nothing of this process's own: it holds secrets. */
export const programEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin' };

const outputLimit = 4_000_000;

/**
 * Runs one of these programs to its end. It is not handed the environment of this process.
 * @param nice added to the priority's number: 0 as this process, 19 last
 * @returns what it said on both outputs
 * @throws Error with the end of its complaints where it fails
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { nice = 0, signal }: { readonly nice?: number; readonly signal?: AbortSignal } = {},
): Promise<{ readonly output: string; readonly errors: string }> {
  const [command, all] = nice > 0 ? ['nice', ['-n', String(nice), program, ...args]] : [program, [...args]];
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: programEnvironment,
      ...(signal ? { signal } : {}),
    });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (output = (output + text.toString()).slice(-outputLimit)));
    child.stderr.on('data', (text: Buffer) => (errors = (errors + text.toString()).slice(-outputLimit)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve({ output, errors });
      else reject(new Error(`${path.basename(program)} ended with ${code}: ${errors.slice(-500)}`));
    });
  });
}
