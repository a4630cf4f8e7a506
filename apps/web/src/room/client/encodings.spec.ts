import { describe, expect, it } from '@jest/globals';
import type { RtpCodecCapability } from 'mediasoup-client/types';
import { encodingsAt, encodingsFor, producerOptions } from './encodings.js';

const camera = (width?: number, height?: number) =>
  ({ getSettings: () => ({ width, height }) }) as unknown as MediaStreamTrack;
const sizesOf = (track: MediaStreamTrack) =>
  encodingsFor('camera', track)?.map(({ scaleResolutionDownBy = 1 }) => scaleResolutionDownBy);

describe('encodingsFor', () => {
  it('always sends the camera’s full size, with as many smaller ones as browsers make of it', () => {
    expect(sizesOf(camera(1_280, 720))).toEqual([4, 2, 1]);
    expect(sizesOf(camera(640, 480))).toEqual([2, 1]);
    expect(sizesOf(camera(480, 640))).toEqual([2, 1]);
    expect(sizesOf(camera(320, 240))).toEqual([1]);
  });

  it('takes a camera that does not tell its size for a common one', () => {
    expect(sizesOf(camera())).toEqual([4, 2, 1]);
  });

  it('is the same for tracks that can replace each other', () => {
    expect(encodingsFor('camera', camera(1_280, 720))).toBe(encodingsFor('camera', camera(1_920, 1_080)));
  });
});

describe('encodingsAt', () => {
  const full = encodingsFor('camera', camera(1_280, 720)) ?? [];
  const sent = (level: 'fullVideo' | 'thumbnail') =>
    encodingsAt('camera', { level, speech: 'full' }, full).map(
      ({ active, maxBitrate }) => active && maxBitrate,
    );

  it('leaves one small picture of a thumbnail, and brings all back as they were', () => {
    expect(sent('thumbnail')).toEqual([70_000, false, false]);
    expect(sent('fullVideo')).toEqual(full.map(({ maxBitrate }) => maxBitrate));
  });

  it('makes even a single size smaller', () => {
    const single = encodingsFor('camera', camera(320, 240)) ?? [];
    expect(
      encodingsAt('camera', { level: 'thumbnail', speech: 'full' }, single)[0]?.scaleResolutionDownBy,
    ).toBe(2);
  });

  it('gives speech its rate', () => {
    const encodings = producerOptions('microphone', {}).encodings ?? [];
    const bitrate = (speech: 'full' | 'spare') =>
      encodingsAt('microphone', { level: 'fullVideo', speech }, encodings)[0]?.maxBitrate;
    expect([bitrate('full'), bitrate('spare')]).toEqual([32_000, 16_000]);
  });
});

describe('producerOptions', () => {
  const codec = (mimeType: string): RtpCodecCapability => ({
    kind: 'video',
    mimeType,
    clockRate: 90_000,
    preferredPayloadType: 96,
  });
  const chosen = (...mimeTypes: string[]) =>
    producerOptions('camera', { codecs: mimeTypes.map(codec) }).codec?.mimeType;

  it('prefers VP8, takes H264 where it is missing, and leaves anything else to the library', () => {
    expect(chosen('video/H264', 'video/VP8')).toBe('video/VP8');
    expect(chosen('video/VP9', 'video/H264')).toBe('video/H264');
    expect(chosen('video/AV1')).toBeUndefined();
  });
});
