import type { Consumer } from 'mediasoup/types';

const askEveryMs = 1_000;
/** A link too thin for any picture is not helped by more of them: after so many, only every so often. */
const oftenAsked = 10;
const seldom = 15;

/** What was shown has ended, or nothing has been yet, though something is sent that could be. */
function waitsForPictures({ closed, paused, producerPaused, score, currentLayers }: Consumer): boolean {
  const { producerScores } = score;
  const isShown = currentLayers !== undefined && (producerScores[currentLayers.spatialLayer] ?? 0) > 0;
  return !closed && !paused && !producerPaused && !isShown && producerScores.some((one) => one > 0);
}

/**
 * Asks for a key frame until one has come. mediasoup does so twice at each change of layers: where a third of all packets
 * is lost both may be in vain, and pictures stay away for good, as a receiver to whom nothing is sent asks for nothing.
 */
export function insistOnKeyFrames(consumer: Consumer): void {
  if (consumer.type !== 'simulcast') return;
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  const end = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const ask = () => {
    if (!waitsForPictures(consumer)) return end();
    asked += 1;
    if (asked > oftenAsked && asked % seldom !== 0) return;
    // One that closes while it is asked needs none.
    consumer.requestKeyFrame().catch(() => undefined);
  };
  const review = () => {
    if (!waitsForPictures(consumer)) {
      asked = 0;
      return end();
    }
    timer ??= setInterval(ask, askEveryMs);
  };
  consumer.on('score', review);
  consumer.on('layerschange', review);
  consumer.observer.on('resume', () => {
    asked = 0;
    review();
  });
  consumer.observer.once('close', end);
}
