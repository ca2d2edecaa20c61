import { FoldedCounter, type FoldedPart } from '../../src/capture/folded/foldedParts.ts';
import { isPartial } from '../../src/domain/capture/observation.ts';
import type { RefusalCode } from '../../src/domain/shared/errors.ts';
import type { CaptureEnding } from '../../src/messages/pageSession.ts';
import type { ThreadOutcome } from '../../src/ui/locales/overlayText.ts';

/** The end of a thread, without what its panel tells. */
export type CapturedThread = Omit<ThreadOutcome, 'coverRemoved'>;

/** These codes concern one post only: the capture continues with the next. */
const SINGLE_POST_CODES: ReadonlySet<string> = new Set(['item-too-large', 'post-gone']);

/** Counts what a thread's capture recorded and missed. */
export class ThreadTally {
  readonly #ordinals: number[] = [];
  readonly #folded = new FoldedCounter();
  #screenshots = 0;
  #missed = 0;
  /** Posts recorded in part. */
  #partial = 0;
  #refusal: RefusalCode | 'bug' | null = null;

  get kept(): number {
    return this.#ordinals.length;
  }

  get missed(): number {
    return this.#missed;
  }

  /** Why the whole capture ends; null while it may go on. */
  get refusal(): RefusalCode | 'bug' | null {
    return this.#refusal;
  }

  addScreenshots(pictures: number): void {
    this.#screenshots += pictures;
  }

  addFolded(parts: readonly FoldedPart[]): void {
    this.#folded.add(parts);
  }

  addPost(ending: CaptureEnding, warnings: readonly string[]): void {
    if (ending.type === 'refused') this.addMissed(ending.code);
    else {
      this.#ordinals.push(ending.ordinal);
      if (isPartial(warnings)) this.#partial += 1;
    }
  }

  addUnreachable(): void {
    this.#missed += 1;
  }

  addMissed(code: RefusalCode | 'bug'): void {
    this.#missed += 1;
    if (!SINGLE_POST_CODES.has(code)) this.refuse(code);
  }

  refuse(code: RefusalCode | 'bug'): void {
    this.#refusal = code;
  }

  /** `folded`: what the page folds at the end; `resumed`: posts recorded by an earlier capture. */
  finish(folded: readonly FoldedPart[], resumed: number, inPart: boolean, siteFailed: boolean): CapturedThread {
    return {
      ordinals: this.#ordinals,
      screenshots: this.#screenshots,
      missed: this.#missed,
      partial: this.#partial,
      folded: this.#folded.count(folded),
      isPartial: inPart && this.#ordinals.length + resumed > 0,
      siteFailed,
      resumed,
      refusal: this.#refusal,
    };
  }
}
