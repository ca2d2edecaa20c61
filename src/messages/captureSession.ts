import type { Observation } from '../domain/capture/observation.ts';
import { Refusal, type RefusalCode } from '../domain/shared/errors.ts';
import { MAX_SCREENSHOTS, MAX_SOURCE_CHARS } from '../domain/shared/limits.ts';
import type { FromPage, Question, TextFile, ToPage } from './capturePort.ts';
import { parseFromPage } from './pageSchemas.ts';

/** The part of a runtime port that sessions use. */
export interface PortLike {
  postMessage(message: unknown): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
  disconnect(): void;
}

export type CaptureOpening = Extract<FromPage, { type: 'begin' | 'ask' | Question['type'] }>;

export type PageShotRequest = Pick<Extract<FromPage, { type: 'shoot' }>, 'address' | 'area' | 'cover'>;

type Bytes = Uint8Array<ArrayBuffer>;
type CaptureMaterial = { observation: Observation; source: Bytes | null; text: Bytes | null };

/** The background's side of one capture: turns the messages of the capture script into promises. */
export class CaptureSession {
  readonly opening: Promise<CaptureOpening>;
  readonly #port: PortLike;
  readonly #opening = Promise.withResolvers<CaptureOpening>();
  /** The screenshots that the page requests, in order. Ends with its observation. */
  readonly shots: ReadableStream<PageShotRequest>;
  #shotQueue: ReadableStreamDefaultController<PageShotRequest> | null = null;
  /** The address of the page to save as MHTML; null when the page requests none. */
  readonly archive: Promise<string | null>;
  readonly #archive = Promise.withResolvers<string | null>();
  readonly #observed = Promise.withResolvers<CaptureMaterial>();
  readonly #texts: Record<TextFile, string[]> = { 'page.html': [], 'texte.txt': [] };
  #chars = 0;
  #shots = 0;

  constructor(port: PortLike) {
    this.#port = port;
    this.opening = this.#opening.promise;
    this.archive = this.#archive.promise;
    this.shots = new ReadableStream({
      start: (controller) => {
        this.#shotQueue = controller;
      },
    });
    // Avoids unhandled rejections of promises that are no longer awaited.
    for (const { promise } of this.#pending()) promise.catch(() => undefined);
    port.onMessage.addListener((message) => this.#receive(message));
    port.onDisconnect.addListener(() => this.#stop('tab-changed'));
  }

  confirmWindowPart(): void {
    this.send({ type: 'windowShot' });
  }

  confirmShot(freeInMs: number): void {
    this.send({ type: 'shot', freeInMs });
  }

  observed(): Promise<CaptureMaterial> {
    return this.#observed.promise;
  }

  /** Sends a message. When the page is closed the session stops; the popup then shows the interrupted capture. */
  send(message: ToPage): void {
    try {
      this.#port.postMessage(message);
    } catch {
      this.#stop('tab-changed');
    }
  }

  #receive(raw: unknown): void {
    const message = parseFromPage(raw);
    if (message === null) this.#stop('interrupted');
    else if (message.type === 'shoot') this.#enqueueShot(message);
    else if (message.type === 'chunk') this.#addText(message.file, message.text);
    else if (message.type === 'archive') this.#archive.resolve(message.address);
    else if (message.type === 'observed') this.#finish(message.observation);
    else if (message.type === 'gaveUp') this.#stop(message.code);
    else this.#opening.resolve(message);
  }

  #enqueueShot(message: PageShotRequest): void {
    this.#shots += 1;
    if (this.#shots > MAX_SCREENSHOTS) this.#stop('item-too-large');
    else this.#shotQueue?.enqueue(message);
  }

  #addText(file: TextFile, text: string): void {
    this.#chars += text.length;
    if (this.#chars > 2 * MAX_SOURCE_CHARS) this.#stop('item-too-large');
    else this.#texts[file].push(text);
  }

  #finish(observation: Observation): void {
    this.#archive.resolve(null);
    this.#shotQueue?.close();
    this.#shotQueue = null;
    this.#observed.resolve({
      observation,
      source: this.#bytes('page.html'),
      text: this.#bytes('texte.txt'),
    });
  }

  /** Returns null when no chunk came. An empty text is sent as one empty chunk. */
  #bytes(file: TextFile): Bytes | null {
    const chunks = this.#texts[file];
    return chunks.length === 0 ? null : new TextEncoder().encode(chunks.join(''));
  }

  #pending() {
    return [this.#opening, this.#observed];
  }

  #stop(code: RefusalCode): void {
    const refusal = new Refusal(code);
    this.#archive.resolve(null);
    this.#shotQueue?.error(refusal);
    // Later messages of the page are ignored.
    this.#shotQueue = null;
    for (const { reject } of this.#pending()) reject(refusal);
  }
}
