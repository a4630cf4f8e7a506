import type { RecordingFinding } from '@jiedui/contracts';
import { ffprobeOf, runProgram } from '@jiedui/platform';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gridOf, listOf, type Part, shownWhen, type Strand } from './composition.js';

/** A finished file, and what it lacks. */
export interface Composed {
  readonly file: string;
  readonly durationMs: number;
  readonly findings: readonly RecordingFinding[];
}

export interface PartFile extends Composed {
  readonly part: Part;
}

/** Behind everything else this machine does. */
const nice = 15;
const framesPerSecond = 15;
/** As dark as the room's own ground, and not black: black means that a picture is missing. */
const ground = '0x2b3038';
/** Below this nobody hears anything. */
const silenceDb = -55;

/** Arguments without spaces of their own. */
const words = (line: string) => line.split(' ');
const seconds = (ms: number) => (ms / 1_000).toFixed(3);
const mostly = 0.9;

/** Turns files of ten seconds into what people play, and looks at what it made. Works in a folder of its own. */
export class Composer {
  constructor(
    private readonly ffmpegBin: string,
    private readonly folder: string,
  ) {}

  /** Sound and picture of one person, or the screen they showed, copied as they came. */
  async copy(part: Part, name: string): Promise<PartFile> {
    const strands = [part.picture, part.microphone].filter((strand) => strand !== undefined);
    const inputs = await Promise.all(
      strands.map(async (strand, at) => {
        const shift = ['-itsoffset', seconds(strand.fromMs - part.fromMs)];
        return [...shift, ...(await this.input(strand, `${name}-${at}`))];
      }),
    );
    const isVp8 = part.picture === undefined || (await this.codecOf(part.picture)) === 'vp8';
    const file = path.join(this.folder, `${name}.webm`);
    await this.run([
      ...inputs.flat(),
      ...strands.flatMap((_, at) => ['-map', String(at)]),
      ...words('-c copy'),
      ...(isVp8 ? [] : words('-c:v libvpx -deadline realtime -cpu-used 8')),
      ...words('-f webm'),
      file,
    ]);
    return { part, file, durationMs: await this.durationOf(file), findings: await this.look(part, file) };
  }

  /** Everybody side by side, and all voices in one. @param fromMs when it begins */
  async mix(
    parts: readonly Part[],
    { fromMs, untilMs }: { fromMs: number; untilMs: number },
  ): Promise<Composed> {
    const length = seconds(untilMs - fromMs);
    const grid = gridOf(parts.length);
    const pictures = await this.pictures(parts, grid);
    const voices = parts.flatMap(({ microphone }) => microphone ?? []);
    const lists = await Promise.all(voices.map((voice, at) => this.input(voice, `voice-${at}`)));
    const base = `color=c=${ground}:s=${grid.totalWidth}x${grid.totalHeight}:r=${framesPerSecond}:d=${length},format=yuv420p[p0]`;
    const overlays = pictures.map(({ strand, cell }, at) => {
      const shift = `[${at}:v]setpts=PTS+${seconds(strand.fromMs - fromMs)}/TB,fps=${framesPerSecond}[v${at}]`;
      const when = shownWhen(strand, fromMs);
      const over = `overlay=${cell.x}:${cell.y}:eof_action=pass:enable='${when}'`;
      return `${shift};[p${at}][v${at}]${over}[p${at + 1}]`;
    });
    const sounds = voices.map((voice, at) => {
      const delay = Math.max(0, Math.round(voice.fromMs - fromMs));
      const even = 'aresample=48000:async=1:min_hard_comp=0.1:first_pts=0';
      return `[${pictures.length + at}:a]${even},adelay=${delay}:all=1[a${at}]`;
    });
    const all = voices.map((_, at) => `[a${at}]`).join('');
    const mixed =
      voices.length > 0 ? [`${all}amix=inputs=${voices.length}:duration=longest:normalize=0,apad[a]`] : [];
    const file = path.join(this.folder, 'everybody.webm');
    await this.run([
      ...pictures.flatMap((picture) => ['-i', picture.file]),
      ...lists.flat(),
      '-filter_complex',
      [base, ...overlays, ...sounds, ...mixed, `[p${pictures.length}]format=yuv420p[p]`].join(';'),
      '-map',
      '[p]',
      ...(mixed.length > 0 ? words('-map [a]') : []),
      ...words('-c:v libvpx -deadline realtime -cpu-used 8 -b:v 900k -g 75'),
      ...words(`-c:a libopus -b:a 48k -t ${length} -f webm`),
      file,
    ]);
    return {
      file,
      durationMs: await this.durationOf(file),
      findings: await this.soundOf(file, mixed.length > 0),
    };
  }

  /** Each picture in one size first: one that changes its size halfway would begin the whole mixture anew. */
  private async pictures(parts: readonly Part[], { width, height, cells }: ReturnType<typeof gridOf>) {
    const pictures = [];
    for (const [at, { picture: strand }] of parts.entries()) {
      const cell = cells[at];
      if (!strand || !cell) continue;
      const file = path.join(this.folder, `picture-${at}.mkv`);
      const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease`;
      const pad = `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2:color=${ground},setsar=1`;
      await this.run([
        ...(await this.input(strand, `camera-${at}`)),
        ...words('-map 0:v -c:v mpeg4 -q:v 4 -vf'),
        `${fit},${pad}`,
        file,
      ]);
      pictures.push({ strand, cell, file });
    }
    return pictures;
  }

  /** What is not there, or is there and cannot be seen or heard. */
  private async look(part: Part, file: string): Promise<RecordingFinding[]> {
    if (!part.picture) return ['noPicture', ...(await this.soundOf(file, part.microphone !== undefined))];
    const filter = ['-map', '0:v', '-vf', 'blackdetect=d=1:pix_th=0.10'];
    const { errors } = await this.run(['-i', file, ...filter, '-f', 'null', '-'], 'info');
    const black = [...errors.matchAll(/black_duration:([\d.]+)/g)].reduce((sum, [, s]) => sum + Number(s), 0);
    const isBlack = black * 1_000 > mostly * (part.picture.untilMs - part.picture.fromMs);
    return [
      ...(isBlack ? ['blackPicture' as const] : []),
      ...(part.isScreen ? [] : await this.soundOf(file, part.microphone !== undefined)),
    ];
  }

  private async soundOf(file: string, hasSound: boolean): Promise<RecordingFinding[]> {
    if (!hasSound) return ['noSound'];
    const { errors } = await this.run(
      ['-i', file, '-map', '0:a', '-af', 'volumedetect', '-f', 'null', '-'],
      'info',
    );
    const loudest = Number(
      /max_volume: (-?[\d.]+|-inf) dB/.exec(errors)?.[1]?.replace('-inf', '-999') ?? -999,
    );
    return loudest < silenceDb ? ['silence'] : [];
  }

  private async input(strand: Strand, name: string): Promise<string[]> {
    const list = path.join(this.folder, `${name}.txt`);
    await writeFile(list, listOf(strand));
    return ['-f', 'concat', '-safe', '0', '-i', list];
  }

  private async codecOf({ pieces: [first] }: Strand): Promise<string> {
    const what = ['-select_streams', 'v:0', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0'];
    const { output } = await runProgram(ffprobeOf(this.ffmpegBin), ['-v', 'error', ...what, first.file]);
    return output.trim();
  }

  private async durationOf(file: string): Promise<number> {
    const what = ['-show_entries', 'format=duration', '-of', 'csv=p=0'];
    const { output } = await runProgram(ffprobeOf(this.ffmpegBin), ['-v', 'error', ...what, file]);
    return Math.round(Number(output.trim()) * 1_000);
  }

  private run(args: readonly string[], level = 'error') {
    const always = ['-nostdin', '-hide_banner', '-nostats', '-loglevel', level, '-y', '-threads', '2'];
    return runProgram(this.ffmpegBin, [...always, ...args], { nice });
  }
}
