import type { CapturedPage, PageMhtml, ScreenshotRequest, SentPage } from '../domain/capture/capturedPage.ts';
import type { Measures, Reading } from '../domain/capture/reading.ts';
import type { BinaryContent } from '../domain/shared/binary.ts';
import { Refusal, type RefusalCode } from '../domain/shared/errors.ts';
import { MAX_SCREENSHOTS, MAX_SOURCE_CHARS } from '../domain/shared/limits.ts';
import { truncate } from '../domain/shared/truncate.ts';
import type { PortLike, TextFile, ToPage } from '../messages/capturePort.ts';
import { type FromPage, parseFromPage } from '../messages/pageSchemas.ts';
import type { CutWarning } from '../messages/parseWithinBounds.ts';

type CaptureOpening = Extract<FromPage, { type: 'begin' }>;

interface TabTools {
  /** Saves the page at this address as MHTML; resolves to null when that is not wanted. */
  readonly archive: (address: string) => Promise<PageMhtml>;
  /** Returns the milliseconds until another screenshot is allowed. */
  readonly readQuotaDelay: () => number;
}

/** The page of a tab, through the port of its capture script: turns its messages into promises. */
export class CapturedTab implements CapturedPage {
  readonly opening: Promise<CaptureOpening>;
  readonly shots: ReadableStream<ScreenshotRequest>;
  readonly #port: PortLike;
  readonly #tools: TabTools;
  readonly #opening = Promise.withResolvers<CaptureOpening>();
  readonly #measured = Promise.withResolvers<Measures>();
  readonly #finished = Promise.withResolvers<SentPage>();
  #shotQueue: ReadableStreamDefaultController<ScreenshotRequest> | null = null;
  /** Set once the page is restored and asks for it. */
  #archive: Promise<PageMhtml> | null = null;
  readonly #texts: Record<TextFile, string[]> = { 'page.html': [], 'texte.txt': [] };
  /** What was beyond a bound in the messages so far. */
  readonly #cuts = new Set<CutWarning>();
  #chars = 0;
  #warnings: readonly string[] = [];
  #shots = 0;
  #isMeasured = false;

  constructor(port: PortLike, tools: TabTools) {
    this.#port = port;
    this.#tools = tools;
    this.opening = this.#opening.promise;
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

  confirmShot(): void {
    this.send({ type: 'shot', freeInMs: this.#tools.readQuotaDelay() });
  }

  setWarnings(warnings: readonly string[]): void {
    this.#warnings = warnings;
  }

  /** The warnings of the item, once it is sealed. */
  get warnings(): readonly string[] {
    return this.#warnings;
  }

  measured(): Promise<Measures> {
    return this.#measured.promise;
  }

  finished(): Promise<SentPage> {
    return this.#finished.promise;
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
    const parsed = parseFromPage(raw);
    const message = parsed?.output;
    for (const cut of parsed?.cuts ?? []) this.#cuts.add(cut);
    if (message === undefined) this.#stop('reading-invalid');
    else if (message.type === 'shoot') this.#enqueueShot(message);
    else if (message.type === 'chunk') this.#addText(message.file, message.text);
    else if (message.type === 'archive') this.#saveArchive(message.address);
    else if (message.type === 'measured') this.#measure(message.measures);
    else if (message.type === 'read') this.#finish(message.reading);
    else if (message.type === 'gaveUp') this.#stop(message.code);
    else this.#opening.resolve(message);
  }

  #enqueueShot(request: ScreenshotRequest): void {
    this.#shots += 1;
    if (this.#shots > MAX_SCREENSHOTS) this.#stop('item-too-large');
    else this.#shotQueue?.enqueue(request);
  }

  #addText(file: TextFile, text: string): void {
    const kept = truncate(text, 2 * MAX_SOURCE_CHARS - this.#chars);
    this.#chars += kept.length;
    if (kept.length < text.length) this.#cuts.add('value-cut');
    this.#texts[file].push(kept);
  }

  #saveArchive(address: string): void {
    if (this.#shotQueue === null) return;
    this.#archive ??= this.#tools.archive(address).finally(() => this.send({ type: 'archived' }));
  }

  #measure(measures: Measures): void {
    this.#isMeasured = true;
    this.#measured.resolve(measures);
  }

  #finish(reading: Reading): void {
    if (!this.#isMeasured) {
      this.#stop('reading-invalid');
      return;
    }
    this.#shotQueue?.close();
    this.#shotQueue = null;
    const warnings = [...new Set([...reading.warnings, ...this.#cuts])];
    const sent = {
      reading: { ...reading, warnings },
      source: this.#encode('page.html'),
      text: this.#encode('texte.txt'),
    };
    const archive = this.#archive ?? Promise.resolve(null);
    // Resolved at once: no later message of the page changes the outcome.
    this.#finished.resolve(archive.then((mhtml) => ({ ...sent, archive: mhtml })));
  }

  /** Returns null when no chunk came. An empty text is sent as one empty chunk. */
  #encode(file: TextFile): BinaryContent | null {
    const chunks = this.#texts[file];
    return chunks.length === 0 ? null : new TextEncoder().encode(chunks.join(''));
  }

  #pending() {
    return [this.#opening, this.#measured, this.#finished];
  }

  #stop(code: RefusalCode): void {
    const refusal = new Refusal(code);
    this.#shotQueue?.error(refusal);
    // Later messages of the page are ignored.
    this.#shotQueue = null;
    for (const { reject } of this.#pending()) reject(refusal);
  }
}
