/** A picture in the browser's own window on top of other programs. Its element lies on no page. */
export class SmallWindow {
  readonly #video = Object.assign(document.createElement('video'), { muted: true, autoplay: true });
  #track: MediaStreamTrack | undefined;

  /** Firefox has a button of its own on every picture, and nothing for pages. */
  static get isOffered(): boolean {
    return document.pictureInPictureEnabled;
  }

  get isOpen(): boolean {
    return document.pictureInPictureElement === this.#video;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#video.addEventListener('enterpictureinpicture', listener);
    this.#video.addEventListener('leavepictureinpicture', listener);
    return () => {
      this.#video.removeEventListener('enterpictureinpicture', listener);
      this.#video.removeEventListener('leavepictureinpicture', listener);
    };
  };

  /** What is seen from now on, also while it is open. */
  show(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#video.srcObject = track ? new MediaStream([track]) : null;
  }

  async open(): Promise<void> {
    await this.#video.requestPictureInPicture();
  }

  async close(): Promise<void> {
    if (this.isOpen) await document.exitPictureInPicture();
  }
}
