/** jsdom has no IntersectionObserver. This one is called at once, as after a frame. */
export class ObserverStub {
  readonly #onCall: () => void;

  constructor(onCall: () => void) {
    this.#onCall = onCall;
  }

  observe(): void {
    queueMicrotask(this.#onCall);
  }

  disconnect(): void {}
}
