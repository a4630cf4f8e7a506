import type { StillShape } from '@jiedui/domain';

/** Takes still pictures of a camera's track. */
export class StillCamera {
  readonly #video = document.createElement('video');
  readonly #canvas = document.createElement('canvas');

  constructor(track: MediaStreamTrack) {
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#video.srcObject = new MediaStream([track]);
    // Refused only where the page is being left.
    this.#video.play().catch(() => undefined);
  }

  /** @returns an encoded picture, or nothing while the camera has none yet */
  async take({ width, quality }: StillShape): Promise<Uint8Array | undefined> {
    const { videoWidth, videoHeight } = this.#video;
    if (videoWidth === 0) return undefined;
    this.#canvas.width = width;
    this.#canvas.height = Math.round((width * videoHeight) / videoWidth);
    this.#canvas.getContext('2d')?.drawImage(this.#video, 0, 0, width, this.#canvas.height);
    const picture =
      (await this.#encode('image/webp', quality)) ?? (await this.#encode('image/jpeg', quality));
    return picture && new Uint8Array(await picture.arrayBuffer());
  }

  close(): void {
    this.#video.srcObject = null;
  }

  /** A browser that cannot encode a format answers with a larger one. */
  #encode(type: string, quality: number): Promise<Blob | undefined> {
    return new Promise((resolve) =>
      this.#canvas.toBlob((blob) => resolve(blob?.type === type ? blob : undefined), type, quality),
    );
  }
}
