import type { RecordedSource } from '@jiedui/contracts';
import { programEnvironment } from '@jiedui/platform';
import type { Consumer, PlainTransport, Router } from 'mediasoup/types';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { freePortPair, whenBound } from './udp-ports.js';

export interface TakeOptions {
  readonly router: Router;
  readonly producerId: string;
  readonly ffmpegBin: string;
  readonly folder: string;
  readonly personId: string;
  readonly source: RecordedSource;
  /** A file is whole. */
  readonly onSegment: (file: string) => void;
}

export const segmentSeconds = 10;
const firstPictureRetryMs = 1_000;

/**
 * Runs FFmpeg as long as its standard input is open: it does not outlive the node, however that ends, and is first asked
 * to finish, then made to.
 */
const guard =
  'exec 3<&0; "$@" 3<&- </dev/null & pid=$!; ' +
  '{ cat <&3; kill -INT $pid; sleep 2; kill -KILL $pid; } >/dev/null 2>&1 & wait $pid';

/** Copies packets, cut by the clock at key frames; times are the wall clock's. On disk a tenth of a second and two packets later. */
const recorderArguments = (sdp: string, pattern: string) =>
  [
    ['-nostdin', '-hide_banner', '-loglevel', 'error', '-protocol_whitelist', 'file,udp,rtp'],
    ['-use_wallclock_as_timestamps', '1', '-analyzeduration', '2000000', '-fpsprobesize', '0'],
    ['-f', 'sdp', '-i', sdp, '-map', '0', '-c', 'copy', '-copyts'],
    ['-f', 'segment', '-segment_atclocktime', '1', '-segment_time', String(segmentSeconds)],
    ['-segment_format', 'matroska'],
    ['-segment_format_options', 'cluster_time_limit=100:flush_packets=1'],
    ['-segment_list', 'pipe:1', '-segment_list_type', 'flat', pattern],
  ].flat();

function describeSession({ rtpParameters, kind }: Consumer, port: number): string {
  const codec = rtpParameters.codecs[0];
  if (!codec) throw new Error('nothing to record');
  const [, name] = codec.mimeType.split('/');
  const channels = codec.channels ? `/${codec.channels}` : '';
  const settings = Object.entries(codec.parameters ?? {}).map(([key, value]) => `${key}=${String(value)}`);
  return [
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=${kind} ${port} RTP/AVP ${codec.payloadType}`,
    `a=rtcp:${port + 1}`,
    `a=rtpmap:${codec.payloadType} ${name}/${codec.clockRate}${channels}`,
    ...(settings.length > 0 ? [`a=fmtp:${codec.payloadType} ${settings.join(';')}`] : []),
    '',
  ].join('\r\n');
}

/** One run of FFmpeg that writes one source down, from its start to its end or its death. */
export class Take {
  private readonly told = new Set<string>();
  private asking: NodeJS.Timeout | undefined;
  /** FFmpeg is gone, and every file was told. */
  readonly ended: Promise<void>;

  private constructor(
    private readonly options: TakeOptions,
    private readonly prefix: string,
    private readonly transport: PlainTransport,
    private readonly consumer: Consumer,
    private readonly process: ChildProcessByStdio<Writable, Readable, Readable>,
  ) {
    this.ended = this.follow();
  }

  static async start(options: TakeOptions): Promise<Take> {
    const { router, producerId, ffmpegBin, folder, personId, source } = options;
    const transport = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      rtcpMux: false,
    });
    try {
      const consumer = await transport.consume({
        producerId,
        rtpCapabilities: router.rtpCapabilities,
        enableRtx: false,
        paused: true,
      });
      const port = await freePortPair();
      await transport.connect({ ip: '127.0.0.1', port, rtcpPort: port + 1 });
      const prefix = `${personId}_${source}_${Date.now()}`;
      const sdp = path.join(folder, `${prefix}.sdp`);
      await writeFile(sdp, describeSession(consumer, port), { mode: 0o600 });
      const args = recorderArguments(sdp, path.join(folder, `${prefix}-%05d.mkv`));
      const child = spawn('sh', ['-c', guard, 'record', ffmpegBin, ...args], {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: programEnvironment,
      });
      const take = new Take(options, prefix, transport, consumer, child);
      await whenBound(port);
      await consumer.resume();
      take.askForPicture();
      return take;
    } catch (error) {
      transport.close();
      throw error;
    }
  }

  /** Files begin with a picture of their own, so one is asked for when the clock comes to a cut. */
  requestKeyFrame(): void {
    if (this.consumer.kind !== 'video' || this.consumer.closed || this.consumer.producerPaused) return;
    this.consumer.requestKeyFrame().catch(() => undefined);
  }

  /** Resolves when everything is on disk and told. */
  async stop(): Promise<void> {
    this.process.stdin.end();
    await this.ended;
  }

  private async follow(): Promise<void> {
    const child = this.process;
    // A pipe to a process that has died complains; its end is told by itself.
    child.stdin.on('error', () => undefined);
    child.stderr.resume();
    createInterface({ input: child.stdout }).on('line', (name) => this.tell(path.basename(name)));
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    await this.end();
  }

  /** The first one may be asked for before the sender can be reached, and costs all that comes before it. */
  private askForPicture(): void {
    if (this.consumer.kind !== 'video') return;
    const first = path.join(this.options.folder, `${this.prefix}-00000.mkv`);
    this.requestKeyFrame();
    this.asking = setInterval(() => {
      if (existsSync(first)) clearInterval(this.asking);
      else this.requestKeyFrame();
    }, firstPictureRetryMs);
  }

  private tell(name: string): void {
    if (this.told.has(name)) return;
    this.told.add(name);
    this.options.onSegment(path.join(this.options.folder, name));
  }

  private async end(): Promise<void> {
    clearInterval(this.asking);
    this.process.stdin.end();
    this.transport.close();
    // The last one was not listed where FFmpeg was killed.
    const names = await readdir(this.options.folder).catch(() => []);
    const own = names.filter((name) => name.startsWith(`${this.prefix}-`)).toSorted();
    for (const name of own) this.tell(name);
    await rm(path.join(this.options.folder, `${this.prefix}.sdp`), { force: true });
  }
}
