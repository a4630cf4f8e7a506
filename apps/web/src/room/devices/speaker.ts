const storageKey = 'jiedui.speaker';
const toneSeconds = 1.2;
const toneHertz = 660;

type Routable = { setSinkId(id: string): Promise<void> };

/** Only some browsers let a page choose where sound goes. */
export const canChooseSpeaker = 'setSinkId' in HTMLMediaElement.prototype;

export const rememberedSpeaker = (): string => localStorage.getItem(storageKey) ?? '';
export const rememberSpeaker = (deviceId: string): void => localStorage.setItem(storageKey, deviceId);

/** A speaker that is gone leaves the sound with the system's default. */
export async function routeTo(target: object, deviceId: string): Promise<void> {
  if ('setSinkId' in target) await (target as Routable).setSinkId(deviceId).catch(() => undefined);
}

/** A soft tone that swells and fades, to hear whether the speaker works. */
export async function playTestTone(deviceId: string): Promise<void> {
  const context = new AudioContext();
  await routeTo(context, deviceId);
  const tone = context.createOscillator();
  const volume = context.createGain();
  const start = context.currentTime;
  tone.frequency.value = toneHertz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.25, start + 0.1);
  volume.gain.linearRampToValueAtTime(0, start + toneSeconds);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + toneSeconds);
  await new Promise((resolve) => tone.addEventListener('ended', resolve, { once: true }));
  await context.close();
}
