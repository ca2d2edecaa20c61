import { Refusal, type RefusalCode } from '../domain/errors.ts';
import { MAX_SHOTS, MAX_SOURCE_CHARS } from '../domain/limits.ts';
import type { Observation } from '../domain/observation.ts';
import type { FromPage, TextFile, ToPage } from './capture.ts';
import { parseFromPage } from './fromPage.ts';

/** The part of a runtime port we use; anything with these four can carry a session. */
export interface PortLike {
  postMessage(message: unknown): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
  disconnect(): void;
}

export type Opening = Extract<FromPage, { type: 'begin' | 'ask' }>;

export type ShotRequest = Pick<Extract<FromPage, { type: 'shoot' }>, 'address' | 'area'>;

type Bytes = Uint8Array<ArrayBuffer>;
type Material = { observation: Observation; source: Bytes | null; text: Bytes | null };

/** One capture as told by a content script over its port: messages in, promises out. */
export class CaptureSession {
  readonly opening: Promise<Opening>;
  readonly #port: PortLike;
  readonly #opening = Promise.withResolvers<Opening>();
  /** What the page asks to be shot, in its order; ends with its observation. */
  readonly shots: ReadableStream<ShotRequest>;
  #asked: ReadableStreamDefaultController<ShotRequest> | null = null;
  /** The address of the page that may be put in a file; null when it asks for none. */
  readonly archive: Promise<string | null>;
  readonly #archive = Promise.withResolvers<string | null>();
  readonly #observed = Promise.withResolvers<Material>();
  readonly #texts: Record<TextFile, string[]> = { 'page.html': [], 'texte.txt': [] };
  #chars = 0;
  #shots = 0;

  constructor(port: PortLike) {
    this.#port = port;
    this.opening = this.#opening.promise;
    this.archive = this.#archive.promise;
    this.shots = new ReadableStream({
      start: (controller) => {
        this.#asked = controller;
      },
    });
    // A promise nobody waits for any more must not surface as an unhandled rejection.
    for (const { promise } of this.#all()) promise.catch(() => undefined);
    port.onMessage.addListener((message) => this.#take(message));
    port.onDisconnect.addListener(() => this.#stop('tab-changed'));
  }

  shot(freeInMs: number): void {
    this.tell({ type: 'shot', freeInMs });
  }

  observed(): Promise<Material> {
    return this.#observed.promise;
  }

  /** The page may be gone: then there is nobody to tell, and the popup will. */
  tell(message: ToPage): void {
    try {
      this.#port.postMessage(message);
    } catch {
      this.#stop('tab-changed');
    }
  }

  #take(raw: unknown): void {
    const message = parseFromPage(raw);
    if (message === null) this.#stop('interrupted');
    else if (message.type === 'begin' || message.type === 'ask') this.#opening.resolve(message);
    else if (message.type === 'shoot') this.#shoot(message);
    else if (message.type === 'chunk') this.#keep(message.file, message.text);
    else if (message.type === 'archive') this.#archive.resolve(message.address);
    else if (message.type === 'observed') this.#finish(message.observation);
    else this.#stop(message.code);
  }

  #shoot(message: ShotRequest): void {
    this.#shots += 1;
    if (this.#shots > MAX_SHOTS) this.#stop('item-too-large');
    else this.#asked?.enqueue(message);
  }

  #keep(file: TextFile, text: string): void {
    this.#chars += text.length;
    if (this.#chars > 2 * MAX_SOURCE_CHARS) this.#stop('item-too-large');
    else this.#texts[file].push(text);
  }

  #finish(observation: Observation): void {
    this.#archive.resolve(null);
    this.#asked?.close();
    this.#asked = null;
    this.#observed.resolve({
      observation,
      source: this.#bytes('page.html'),
      text: this.#bytes('texte.txt'),
    });
  }

  /** Null when nothing came: an empty page still sends one empty piece. */
  #bytes(file: TextFile): Bytes | null {
    const pieces = this.#texts[file];
    return pieces.length === 0 ? null : new TextEncoder().encode(pieces.join(''));
  }

  #all() {
    return [this.#opening, this.#observed];
  }

  #stop(code: RefusalCode): void {
    const refusal = new Refusal(code);
    this.#archive.resolve(null);
    this.#asked?.error(refusal);
    // Whatever the page says after its end is not heard.
    this.#asked = null;
    for (const { reject } of this.#all()) reject(refusal);
  }
}
