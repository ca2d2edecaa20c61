import type { FullPageMethod, ScreenshotArea } from '../domain/capture/observation.ts';
import { MAX_CHUNK_CHARS } from '../domain/shared/limits.ts';
import type { FromPage, TextFile, ToPage } from './capturePort.ts';
import type { PortLike } from './captureSession.ts';

/** How a capture ended, for the notice on the page. */
export type CaptureEnding = Extract<ToPage, { type: 'sealed' | 'refused' }>;

/** The page's side of one capture. The background is ours, so its messages need no parsing. */
export class PageSession {
  /** How this browser takes a page longer than its window; null when the capture ended before it was told. */
  readonly fullPageMethod: Promise<FullPageMethod | null>;
  readonly ended: Promise<CaptureEnding>;
  readonly #connect: () => PortLike;
  readonly #hasFocus: () => boolean;
  readonly #port: PortLike;
  readonly #fullPageMethod = Promise.withResolvers<FullPageMethod | null>();
  #shot = Promise.withResolvers<number>();
  readonly #ended = Promise.withResolvers<CaptureEnding>();
  /** To be asked about, once. */
  #attemptToAsk: string | null = null;
  #attemptId: string | null = null;
  #unfocused = false;
  #wantsArchive = false;
  readonly #archived = Promise.withResolvers<null>();

  /** `hasFocus`: whether the page is where the person's keys go. */
  constructor(connect: () => PortLike, hasFocus: () => boolean) {
    this.#connect = connect;
    this.#hasFocus = hasFocus;
    this.fullPageMethod = this.#fullPageMethod.promise;
    this.ended = this.#ended.promise;
    void this.ended.then(() => this.#fullPageMethod.resolve(null));
    this.#port = this.#open();
  }

  /** The attempt's id; null as long as the background has not told it. */
  get attempt(): string | null {
    return this.#attemptId;
  }

  /** What is known of its pictures. */
  get warnings(): readonly string[] {
    return this.#unfocused ? ['page-not-focused'] : [];
  }

  /** Milliseconds until the next picture can be taken, once this one is; null when the capture ended before. */
  shoot(address: string, area: ScreenshotArea): Promise<number | null> {
    this.#shot = Promise.withResolvers();
    // A picture taken for another post is told of there.
    const isTaken = area.kind === 'window' && area.screen?.taken === true;
    const checkFocus = (): void => {
      this.#unfocused ||= !isTaken && !this.#hasFocus();
    };
    checkFocus();
    this.send({ type: 'shoot', address, area });
    return Promise.race([this.#shot.promise, this.ended.then(() => null)]).finally(checkFocus);
  }

  /** Once the other side has the page in a file, where it wants one. */
  async archive(address: string): Promise<void> {
    if (!this.#wantsArchive) return;
    this.send({ type: 'archive', address });
    await Promise.race([this.#archived.promise, this.ended]);
  }

  send(message: FromPage): void {
    try {
      this.#port.postMessage(message);
    } catch {
      this.#onDisconnect();
    }
  }

  /** Text goes in pieces: messages have a size limit, and an empty file is one empty piece. */
  sendText(file: TextFile, text: string): void {
    for (let from = 0; from === 0 || from < text.length; ) {
      const to = chunkEnd(text, from + MAX_CHUNK_CHARS);
      this.send({ type: 'chunk', file, text: text.slice(from, to) });
      from = to;
      if (text.length === 0) return;
    }
  }

  #open(): PortLike {
    const port = this.#connect();
    port.onMessage.addListener((message) => this.#receive(message as ToPage));
    port.onDisconnect.addListener(() => this.#onDisconnect());
    return port;
  }

  #receive(message: ToPage): void {
    if (message.type === 'begun') {
      this.#attemptToAsk = message.attempt;
      this.#attemptId = message.attempt;
      this.#wantsArchive = message.archive;
      this.#fullPageMethod.resolve(message.method);
    } else if (message.type === 'archived') this.#archived.resolve(null);
    else if (message.type === 'shot') this.#shot.resolve(message.freeInMs);
    else {
      this.#ended.resolve(message);
      this.#port.disconnect();
    }
  }

  /** The worker died in the middle: ask the next one, once, what became of the attempt. */
  #onDisconnect(): void {
    const attempt = this.#attemptToAsk;
    this.#attemptToAsk = null;
    try {
      if (attempt === null) this.#ended.resolve({ type: 'refused', code: 'interrupted' });
      else this.#open().postMessage({ type: 'ask', attempt } satisfies FromPage);
    } catch {
      this.#ended.resolve({ type: 'refused', code: 'interrupted' });
    }
  }
}

/** One before `at` when that would part a surrogate pair: each piece becomes UTF-8 by itself. */
function chunkEnd(text: string, at: number): number {
  const last = text.charCodeAt(at - 1);
  return at < text.length && last >= 0xd800 && last <= 0xdbff ? at - 1 : at;
}
