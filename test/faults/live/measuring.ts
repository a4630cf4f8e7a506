/** What one look at a page's connections shows, since they were opened. */
export interface Sample {
  readonly atMs: number;
  /** Samples of sound, of 48,000 a second. */
  readonly played: number;
  readonly concealed: number;
  readonly framesDecoded: number;
  /** All of their packets came, repaired or not. */
  readonly framesWhole: number;
  readonly frozenMs: number;
  readonly bytesReceived: number;
}

export const sampleMs = 100;

/** Counts what the browser has put together. Its own `framesReceived` counts one where several had waited for a repaired one. */
const frameCounter = `onrtctransform = ({ transformer: { readable, writable } }) => {
  let frames = 0;
  const count = new TransformStream({ transform(frame, out) { frames += 1; out.enqueue(frame); } });
  readable.pipeThrough(count).pipeTo(writable);
  setInterval(() => postMessage(frames), ${sampleMs});
};`;

/** Keeps all connections of a page and, once told to, a sample of them every tenth of a second. */
export const samplerScript = `
window.connections = [];
const whole = new Map();
const counter = URL.createObjectURL(new Blob([${JSON.stringify(frameCounter)}]));
function countFrames({ receiver, track }) {
  if (track.kind !== 'video') return;
  const worker = new Worker(counter);
  worker.onmessage = ({ data }) => whole.set(track.id, data);
  receiver.transform = new RTCRtpScriptTransform(worker);
}
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(...args) {
    super(...args);
    window.connections.push(this);
    this.addEventListener('track', countFrames);
  }
};
const known = new Map();
window.samples = [];
async function look() {
  await Promise.all(window.connections.map(async (connection, index) => {
    if (connection.connectionState === 'closed') return;
    for (const stat of (await connection.getStats()).values()) {
      if (stat.type === 'inbound-rtp' && stat.mid !== 'probator') known.set(index + stat.id, stat);
    }
  }));
  const sample = { atMs: Date.now(), played: 0, concealed: 0, framesDecoded: 0, framesWhole: 0, frozenMs: 0, bytesReceived: 0 };
  for (const stat of known.values()) {
    sample.bytesReceived += stat.bytesReceived ?? 0;
    if (stat.kind === 'audio') {
      sample.played += stat.totalSamplesReceived ?? 0;
      sample.concealed += stat.concealedSamples ?? 0;
    } else {
      sample.framesDecoded += stat.framesDecoded ?? 0;
      sample.frozenMs += (stat.totalFreezesDuration ?? 0) * 1000;
    }
  }
  for (const frames of whole.values()) sample.framesWhole += frames;
  window.samples.push(sample);
}
window.videoSsrcs = () => [...known.values()].flatMap(({ kind, ssrc }) => (kind === 'video' ? [ssrc] : []));
window.fragments = () => window.connections.flatMap(({ remoteDescription, connectionState }) =>
  connectionState === 'closed' ? [] : remoteDescription?.sdp.match(/ice-ufrag:(\\S+)/)?.[1] ?? []);
window.startSampling = () => { window.sampling ??= setInterval(() => look().catch(() => undefined), ${sampleMs}); };
`;

const rate = 48_000;
/** Less of what was to be heard in a tenth of a second counts as silence. */
const heardShare = 0.5;

const between = (samples: readonly Sample[], fromMs: number, toMs: number) =>
  samples.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);

const round = (value: number) => Math.round(value * 10) / 10;

/** How much was heard between two looks, of what was said meanwhile. */
function heardBetween(one: Sample, next: Sample): number {
  const wanted = ((next.atMs - one.atMs) * rate) / 1_000;
  return Math.min(1, (next.played - one.played - (next.concealed - one.concealed)) / wanted);
}

export function speech(samples: readonly Sample[], fromMs: number, toMs: number) {
  const seen = between(samples, fromMs, toMs);
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || first === last)
    return { playedPercent: 0, concealedPercent: 100, longestGapMs: toMs - fromMs };
  let longestGapMs = 0;
  let silentSinceMs: number | undefined;
  seen.forEach((sample, at) => {
    const before = seen[at - 1];
    if (!before) return;
    if (heardBetween(before, sample) >= heardShare) silentSinceMs = undefined;
    else longestGapMs = Math.max(longestGapMs, sample.atMs - (silentSinceMs ??= before.atMs));
  });
  const [played, concealed] = [last.played - first.played, last.concealed - first.concealed];
  return {
    playedPercent: round(Math.min(100, ((played - concealed) * 100_000) / (rate * (last.atMs - first.atMs)))),
    concealedPercent: round((concealed * 100) / Math.max(1, played)),
    longestGapMs,
  };
}

/** @param framesSent meanwhile, towards this receiver */
export function pictures(samples: readonly Sample[], framesSent: number, fromMs: number, toMs: number) {
  const seen = between(samples, fromMs, toMs);
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last) return { wholeFramesPercent: 0, framesPerSecond: 0, freezePercent: 100 };
  // A freeze that has not ended is counted by nobody yet.
  const lastMoved = seen.findLast(
    (sample, at) => sample.framesDecoded > (seen[at - 1]?.framesDecoded ?? Infinity),
  );
  const stillMs = last.atMs - (lastMoved?.atMs ?? first.atMs);
  const frozenMs = last.frozenMs - first.frozenMs + (stillMs > 500 ? stillMs : 0);
  const [whole, shown] = [last.framesWhole - first.framesWhole, last.framesDecoded - first.framesDecoded];
  return {
    wholeFramesPercent: round(Math.min(100, (whole * 100) / Math.max(1, framesSent))),
    framesPerSecond: round((shown * 1_000) / (last.atMs - first.atMs)),
    freezePercent: round((frozenMs * 100) / (last.atMs - first.atMs)),
  };
}

/** From a moment until speech is heard again and goes on for half a second; null where it never is. */
export function backMs(samples: readonly Sample[], fromMs: number): number | null {
  const after = samples.filter(({ atMs }) => atMs >= fromMs);
  const heard = after.map((sample, at) => {
    const before = after[at - 1];
    return before !== undefined && heardBetween(before, sample) >= heardShare;
  });
  const lasting = 500 / sampleMs;
  const at = heard.findIndex((one, index) => one && heard.slice(index, index + lasting).every(Boolean));
  return at < 1 ? null : (after[at - 1]?.atMs ?? fromMs) - fromMs;
}

export function bitsPerSecond(samples: readonly Sample[], fromMs: number, toMs: number): number {
  const seen = between(samples, fromMs, toMs);
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || last.atMs === first.atMs) return 0;
  return Math.round(((last.bytesReceived - first.bytesReceived) * 8_000) / (last.atMs - first.atMs));
}
