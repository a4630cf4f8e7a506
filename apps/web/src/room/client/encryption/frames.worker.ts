import { clearBytesOf } from './clear-bytes.js';
import { FrameOpener, FrameSealer } from './sframe.js';
import type { FrameTask, FrameVerdict } from './media-encryption.js';

/** As far as it is used here: the browser's types know it for other kinds of workers. */
interface Transformer {
  readonly options: FrameTask;
  readonly readable: ReadableStream<EncodedFrame>;
  readonly writable: WritableStream<EncodedFrame>;
}

interface EncodedFrame {
  readonly type?: string;
  data: ArrayBuffer;
}

/** So many in a row that do not open are no accident of the link. */
const unreadableAfter = 25;

/** By who sends what: a stream that is offered anew may not bring again what it brought before. */
const openers = new Map<string, FrameOpener>();

type Work = (frame: EncodedFrame) => Promise<boolean>;

function sealing({ key, context }: FrameTask): Work {
  const sealer = new FrameSealer(key, context);
  return async (frame) => {
    const sealed = await sealer.seal(new Uint8Array(frame.data), clearBytesOf(frame));
    frame.data = sealed.buffer;
    return true;
  };
}

/** What does not open is not shown: a picture that somebody put in its place would be worse than none. */
function opening({ key, context, id }: FrameTask): Work {
  const opener = openers.get(context) ?? new FrameOpener(key, context);
  openers.set(context, opener);
  let failures = 0;
  const tell = (isReadable: boolean) => postMessage({ id, isReadable } satisfies FrameVerdict);
  return async (frame) => {
    try {
      const opened = await opener.open(new Uint8Array(frame.data), clearBytesOf(frame));
      frame.data = opened.buffer;
    } catch {
      failures += 1;
      if (failures === unreadableAfter) tell(false);
      return false;
    }
    if (failures >= unreadableAfter) tell(true);
    failures = 0;
    return true;
  };
}

function transform({ options, readable, writable }: Transformer): void {
  const work = options.direction === 'seal' ? sealing(options) : opening(options);
  const frames = new TransformStream<EncodedFrame, EncodedFrame>({
    transform: async (frame, out) => {
      if (frame.data.byteLength === 0 || (await work(frame))) out.enqueue(frame);
    },
  });
  // Ends with its sender or receiver.
  readable
    .pipeThrough(frames)
    .pipeTo(writable)
    .catch(() => undefined);
}

addEventListener('rtctransform', (event) =>
  transform((event as Event & { readonly transformer: Transformer }).transformer),
);
