// @ts-nocheck -- written as such pages are: plain JavaScript for a browser.
import { Device } from 'mediasoup-client';

const lookEveryMs = 500;
const layers = [
  { scaleResolutionDownBy: 4, maxBitrate: 100_000 },
  { scaleResolutionDownBy: 2, maxBitrate: 300_000 },
  { scaleResolutionDownBy: 1, maxBitrate: 900_000 },
];

function play(track) {
  const element = document.body.appendChild(document.createElement(track.kind));
  element.autoplay = true;
  element.srcObject = new MediaStream([track]);
}

/** The room that a programmer builds in an afternoon with mediasoup-client: its defaults, and three layers of video. */
globalThis.join = async (ask) => {
  const { rtpCapabilities, send, receive } = await ask('enter');
  const device = new Device();
  await device.load({ routerRtpCapabilities: rtpCapabilities });
  const [sending, receiving] = [device.createSendTransport(send), device.createRecvTransport(receive)];
  for (const transport of [sending, receiving]) {
    transport.on('connect', ({ dtlsParameters }, callback, errback) => {
      ask('connect', { id: transport.id, dtlsParameters }).then(() => callback(), errback);
    });
  }
  sending.on('produce', ({ kind, rtpParameters }, callback, errback) => {
    ask('produce', { kind, rtpParameters }).then(callback, errback);
  });
  const media = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: 640, height: 480 },
  });
  await sending.produce({ track: media.getAudioTracks()[0] });
  await sending.produce({
    track: media.getVideoTracks()[0],
    encodings: layers,
    codecOptions: { videoGoogleStartBitrate: 1_000 },
  });
  const taken = new Set();
  const look = async () => {
    const offers = await ask('consume', { rtpCapabilities: device.recvRtpCapabilities, taken: [...taken] });
    for (const offer of offers) {
      taken.add(offer.producerId);
      const { track } = await receiving.consume(offer);
      play(track);
      await ask('resume', { id: offer.id });
    }
    setTimeout(() => void look(), lookEveryMs);
  };
  await look();
};
