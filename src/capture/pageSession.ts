import type { CoverMarks, FullPageMethod, ScreenshotArea, ScreenshotRequest } from '../domain/capture/capturedPage.ts';
import type { Reading } from '../domain/capture/reading.ts';
import { MAX_CHUNK_CHARS } from '../domain/shared/limits.ts';
import type { Clock, Ids } from '../domain/shared/ports.ts';
import type { CaptureEnding, PortLike, TextFile, ToPage } from '../messages/capturePort.ts';
import type { AskBackground } from '../messages/pageQuestions.ts';
import type { FromPage } from '../messages/pageSchemas.ts';

/** What the capture script reaches the browser through. */
export interface PageConnections {
  /** Opens the port of one capture. */
  readonly connect: () => PortLike;
  readonly ask: AskBackground;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A cover of ours over the page, which no picture may show. */
export interface ScreenshotCover {
  /** Null while nothing covers the page. */
  readonly marks: CoverMarks | null;
  /** Uncovers the page once a screenshot is allowed. Resolves to whether a frame without the cover was painted. */
  uncover(): Promise<boolean>;
  /** Covers the page again. The next screenshot is allowed in `freeInMs` milliseconds. */
  restore(freeInMs: number): void;
}

/** The capture script's side of one capture. Messages of the background are trusted, so they are not parsed. */
export class PageSession {
  /** How this browser captures a page longer than its window; null when the capture ended before. */
  readonly fullPageMethod: Promise<FullPageMethod | null>;
  readonly ended: Promise<CaptureEnding>;
  readonly #ask: AskBackground;
  readonly #hasFocus: () => boolean;
  readonly #readCover: () => ScreenshotCover | null;
  readonly #port: PortLike;
  readonly #fullPageMethod = Promise.withResolvers<FullPageMethod | null>();
  #shot = Promise.withResolvers<number>();
  readonly #ended = Promise.withResolvers<CaptureEnding>();
  /** The attempt to ask about after a disconnection, once. */
  #attemptToAsk: string | null = null;
  #attemptId: string | null = null;
  #unfocused = false;
  #wantsArchive = false;
  #reading: Reading | null = null;
  readonly #archived = Promise.withResolvers<null>();

  /** `hasFocus` returns whether the page has the keyboard focus, `readCover` the cover that may be over the page. */
  constructor(
    { connect, ask }: Pick<PageConnections, 'connect' | 'ask'>,
    hasFocus: () => boolean,
    readCover: () => ScreenshotCover | null = () => null,
  ) {
    this.#ask = ask;
    this.#hasFocus = hasFocus;
    this.#readCover = readCover;
    this.fullPageMethod = this.#fullPageMethod.promise;
    this.ended = this.#ended.promise;
    void this.ended.then(() => this.#fullPageMethod.resolve(null));
    this.#port = connect();
    this.#port.onMessage.addListener((message) => this.#receive(message as ToPage));
    this.#port.onDisconnect.addListener(() => void this.#onDisconnect());
  }

  /** The attempt's id; null until the background has sent it. */
  get attempt(): string | null {
    return this.#attemptId;
  }

  /** The reading that was sent, for the person to be told at once; null before. */
  get reading(): Reading | null {
    return this.#reading;
  }

  /** Warnings of the item: those that were sent and, once it is sealed, those that the background added. */
  get sentWarnings(): readonly string[] {
    return this.#reading?.warnings ?? [];
  }

  /** Warnings about the screenshots. */
  get warnings(): readonly string[] {
    return this.#unfocused ? ['page-not-focused'] : [];
  }

  /**
   * Requests a screenshot. Resolves once it is taken to the milliseconds until the next one is allowed; to null when
   * the capture ended before. A cover is removed for it, and restored as soon as it is taken.
   */
  shoot(address: string, area: ScreenshotArea): Promise<number | null> {
    // A shared screenshot already taken was checked with its first post.
    const isTaken = area.kind === 'window' && area.screen?.taken === true;
    const cover = isTaken ? null : this.#readCover();
    const marks = cover?.marks ?? null;
    return cover === null || marks === null
      ? this.#requestShot({ address, area }, isTaken)
      : this.#shootUncovered(cover, { address, area, cover: marks });
  }

  async #shootUncovered(cover: ScreenshotCover, request: ScreenshotRequest): Promise<number | null> {
    let freeInMs: number | null = null;
    try {
      if (await cover.uncover()) freeInMs = await this.#requestShot(request, false);
      // The cover may still be painted, as in a hidden tab.
      else this.send({ type: 'gaveUp', code: 'tab-changed' });
    } finally {
      cover.restore(freeInMs ?? 0);
    }
    if (freeInMs === null) await this.ended;
    return freeInMs;
  }

  #requestShot(request: ScreenshotRequest, isTaken: boolean): Promise<number | null> {
    this.#shot = Promise.withResolvers();
    const checkFocus = (): void => {
      this.#unfocused ||= !isTaken && !this.#hasFocus();
    };
    checkFocus();
    this.send({ type: 'shoot', ...request });
    return Promise.race([this.#shot.promise, this.ended.then(() => null)]).finally(checkFocus);
  }

  /** Resolves once the background has saved the page as MHTML, if it wants to. */
  async archive(address: string): Promise<void> {
    if (!this.#wantsArchive) return;
    this.send({ type: 'archive', address });
    await Promise.race([this.#archived.promise, this.ended]);
  }

  send(message: FromPage): void {
    if (message.type === 'read') this.#reading = message.reading;
    try {
      this.#port.postMessage(message);
    } catch {
      void this.#onDisconnect();
    }
  }

  /** Sends a text in chunks, since messages have a size limit. An empty text is sent as one empty chunk. */
  sendText(file: TextFile, text: string): void {
    for (let from = 0; from === 0 || from < text.length; ) {
      const to = chunkEnd(text, from + MAX_CHUNK_CHARS);
      this.send({ type: 'chunk', file, text: text.slice(from, to) });
      from = to;
      if (text.length === 0) return;
    }
  }

  #receive(message: ToPage): void {
    if (message.type === 'begun') {
      this.#attemptToAsk = message.attempt;
      this.#attemptId = message.attempt;
      this.#wantsArchive = message.archive;
      this.#fullPageMethod.resolve(message.method);
    } else if (message.type === 'windowShot') this.#readCover()?.restore(0);
    else if (message.type === 'archived') this.#archived.resolve(null);
    else if (message.type === 'shot') this.#shot.resolve(message.freeInMs);
    else if (message.type === 'sealed' || message.type === 'refused') {
      if (message.type === 'sealed' && this.#reading !== null && message.warnings)
        this.#reading = { ...this.#reading, warnings: message.warnings };
      this.#ended.resolve(message);
      this.#port.disconnect();
    }
  }

  /** The worker stopped before the end: asks the next worker, once, for the outcome of the attempt. */
  async #onDisconnect(): Promise<void> {
    const attempt = this.#attemptToAsk;
    this.#attemptToAsk = null;
    const ending = attempt === null ? null : await this.#ask({ type: 'ask', attempt });
    this.#ended.resolve(ending ?? { type: 'refused', code: 'interrupted' });
  }
}

/** Returns `at`, or one less when it would split a surrogate pair: each chunk is encoded as UTF-8 separately. */
function chunkEnd(text: string, at: number): number {
  const last = text.charCodeAt(at - 1);
  return at < text.length && last >= 0xd800 && last <= 0xdbff ? at - 1 : at;
}
