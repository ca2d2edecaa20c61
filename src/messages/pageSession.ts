import { CHUNK_CHARS } from '../domain/limits.ts';
import type { ShotArea, WholePageWay } from '../domain/observation.ts';
import type { FromPage, TextFile, ToPage } from './capture.ts';
import type { PortLike } from './captureSession.ts';

/** How a capture ended, for the notice on the page. */
export type Ending = Extract<ToPage, { type: 'sealed' | 'refused' }>;

/** The page's side of one capture. The background is ours, so its messages need no parsing. */
export class PageSession {
  /** How this browser takes a page longer than its window; null when the capture ended before it was told. */
  readonly way: Promise<WholePageWay | null>;
  readonly ended: Promise<Ending>;
  readonly #connect: () => PortLike;
  readonly #hasFocus: () => boolean;
  readonly #port: PortLike;
  readonly #way = Promise.withResolvers<WholePageWay | null>();
  #shot = Promise.withResolvers<number>();
  readonly #ended = Promise.withResolvers<Ending>();
  /** To be asked about, once. */
  #attempt: string | null = null;
  #begun: string | null = null;
  #unfocused = false;
  #archives = false;
  readonly #archived = Promise.withResolvers<null>();

  /** `hasFocus`: whether the page is where the person's keys go. */
  constructor(connect: () => PortLike, hasFocus: () => boolean) {
    this.#connect = connect;
    this.#hasFocus = hasFocus;
    this.way = this.#way.promise;
    this.ended = this.#ended.promise;
    void this.ended.then(() => this.#way.resolve(null));
    this.#port = this.#open();
  }

  /** The attempt's id; null as long as the background has not told it. */
  get attempt(): string | null {
    return this.#begun;
  }

  /** What is known of its pictures. */
  get warnings(): readonly string[] {
    return this.#unfocused ? ['page-not-focused'] : [];
  }

  /** Milliseconds until the next picture can be taken, once this one is; null when the capture ended before. */
  shoot(address: string, area: ShotArea): Promise<number | null> {
    this.#shot = Promise.withResolvers();
    // A picture taken for another post is told of there.
    const isTaken = area.kind === 'window' && area.screen?.taken === true;
    const look = (): void => {
      this.#unfocused ||= !isTaken && !this.#hasFocus();
    };
    look();
    this.send({ type: 'shoot', address, area });
    return Promise.race([this.#shot.promise, this.ended.then(() => null)]).finally(look);
  }

  /** Once the other side has the page in a file, where it wants one. */
  async archive(address: string): Promise<void> {
    if (!this.#archives) return;
    this.send({ type: 'archive', address });
    await Promise.race([this.#archived.promise, this.ended]);
  }

  send(message: FromPage): void {
    try {
      this.#port.postMessage(message);
    } catch {
      this.#lost();
    }
  }

  /** Text goes in pieces: messages have a size limit, and an empty file is one empty piece. */
  sendText(file: TextFile, text: string): void {
    for (let from = 0; from === 0 || from < text.length; ) {
      const to = pieceEnd(text, from + CHUNK_CHARS);
      this.send({ type: 'chunk', file, text: text.slice(from, to) });
      from = to;
      if (text.length === 0) return;
    }
  }

  #open(): PortLike {
    const port = this.#connect();
    port.onMessage.addListener((message) => this.#take(message as ToPage));
    port.onDisconnect.addListener(() => this.#lost());
    return port;
  }

  #take(message: ToPage): void {
    if (message.type === 'begun') {
      this.#attempt = message.attempt;
      this.#begun = message.attempt;
      this.#archives = message.archive;
      this.#way.resolve(message.way);
    } else if (message.type === 'archived') this.#archived.resolve(null);
    else if (message.type === 'shot') this.#shot.resolve(message.freeInMs);
    else {
      this.#ended.resolve(message);
      this.#port.disconnect();
    }
  }

  /** The worker died in the middle: ask the next one, once, what became of the attempt. */
  #lost(): void {
    const attempt = this.#attempt;
    this.#attempt = null;
    try {
      if (attempt === null) this.#ended.resolve({ type: 'refused', code: 'interrupted' });
      else this.#open().postMessage({ type: 'ask', attempt } satisfies FromPage);
    } catch {
      this.#ended.resolve({ type: 'refused', code: 'interrupted' });
    }
  }
}

/** One before `at` when that would part a surrogate pair: each piece becomes UTF-8 by itself. */
function pieceEnd(text: string, at: number): number {
  const last = text.charCodeAt(at - 1);
  return at < text.length && last >= 0xd800 && last <= 0xdbff ? at - 1 : at;
}
