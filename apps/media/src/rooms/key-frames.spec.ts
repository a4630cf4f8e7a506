import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Consumer } from 'mediasoup/types';
import { EventEmitter } from 'node:events';
import { insistOnKeyFrames } from './key-frames.js';

/** What mediasoup tells of a consumer; only its requests are counted here. */
class Told extends EventEmitter {
  readonly type: string = 'simulcast';
  readonly observer = new EventEmitter();
  closed = false;
  paused = false;
  producerPaused = false;
  score = { score: 10, producerScore: 10, producerScores: [10, 10] };
  currentLayers: { spatialLayer: number } | undefined = { spatialLayer: 1 };
  asked = 0;

  async requestKeyFrame(): Promise<void> {
    this.asked += 1;
  }

  scored(...producerScores: number[]): void {
    this.score = { ...this.score, producerScores };
    this.emit('score', this.score);
  }

  shows(spatialLayer: number | undefined): void {
    this.currentLayers = spatialLayer === undefined ? undefined : { spatialLayer };
    this.emit('layerschange', this.currentLayers);
  }
}

let consumer: Told;

beforeEach(() => {
  jest.useFakeTimers();
  consumer = new Told();
  insistOnKeyFrames(consumer as unknown as Consumer);
});
afterEach(() => void jest.useRealTimers());

const askedAfter = (seconds: number) => {
  jest.advanceTimersByTime(seconds * 1_000);
  return consumer.asked;
};

describe('a picture that waits for a key frame', () => {
  it('asks again each second after the layer that was shown has ended, until another shows', () => {
    consumer.scored(9, 10);
    expect(askedAfter(5)).toBe(0);
    consumer.scored(9, 0);
    expect(askedAfter(3)).toBe(3);
    consumer.shows(0);
    expect(askedAfter(5)).toBe(3);
  });

  it('asks for the first one, after ten times only now and then', () => {
    consumer.shows(undefined);
    expect(askedAfter(10)).toBe(10);
    consumer.scored(8, 10);
    expect(askedAfter(5)).toBe(11);
    expect(askedAfter(15)).toBe(12);
    consumer.shows(0);
    consumer.shows(undefined);
    expect(askedAfter(10)).toBe(22);
  });

  it('asks for nothing while nothing is sent, or wanted', () => {
    consumer.scored(0, 0);
    expect(askedAfter(5)).toBe(0);
    consumer.paused = true;
    consumer.scored(9, 0);
    expect(askedAfter(5)).toBe(0);
    consumer.paused = false;
    consumer.observer.emit('resume');
    expect(askedAfter(2)).toBe(2);
    consumer.paused = true;
    expect(askedAfter(5)).toBe(2);
    consumer.paused = false;
    consumer.observer.emit('resume');
    expect(askedAfter(1)).toBe(3);
    consumer.observer.emit('close');
    expect(askedAfter(5)).toBe(3);
  });
});
