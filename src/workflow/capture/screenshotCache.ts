import type { Fiche } from '../../domain/item/item.ts';
import type { BinaryContent } from '../../domain/shared/binary.ts';
import { Refusal } from '../../domain/shared/errors.ts';

/**
 * A screenshot as the browser returned it. Nothing of it may be stored before `stillThere` resolves; it rejects when
 * the tab changed meanwhile.
 */
export interface Screenshot {
  readonly png: BinaryContent;
  readonly stillThere: Promise<void>;
}

/** A screenshot and the time it was taken (ISO 8601). */
export interface TimedScreenshot extends Screenshot {
  readonly at: string;
}

/** Two windows may each be capturing a thread. */
const MAX_CACHED = 2;

/** Well above the number of images that a person erases during one capture. */
const MAX_PROHIBITED = 100;

/** Shares one screenshot between the posts of a screen. Keeps the last two screens. */
export class ScreenshotCache {
  readonly #latest = new Map<string, Promise<TimedScreenshot>>();
  #prohibited: readonly Fiche[] = [];

  /** Records that this item's image must not be kept, so that posts of the same screen sealed later lose it too. */
  addProhibited(fiche: Fiche): void {
    this.#prohibited = [...this.#prohibited, fiche].slice(-MAX_PROHIBITED);
  }

  /**
   * Returns the prohibited items that share this item's screenshot. A later screenshot of the same screen does not
   * count: the person chose to capture it again.
   */
  findProhibitedFromSameShot({ caseId, acquiredAt }: Fiche): readonly Fiche[] {
    return this.#prohibited.filter((one) => one.caseId === caseId && one.acquiredAt === acquiredAt);
  }

  /**
   * Returns the screenshot of `screen` (the page's id for its current content), taking it when none is cached. A
   * screenshot that fails is not cached. `taken`: the page knows that one was taken; throws Refusal `interrupted` when
   * it is not cached, because it was lost with an earlier worker and the page may show something else now.
   */
  async take(screen: string, taken: boolean, shoot: () => Promise<TimedScreenshot>): Promise<TimedScreenshot> {
    const known = this.#latest.get(screen);
    if (known !== undefined) return known;
    if (taken) throw new Refusal('interrupted');
    const shot = shoot();
    this.#latest.set(screen, shot);
    shot.then(({ stillThere }) => stillThere).catch(() => this.#latest.delete(screen));
    for (const name of [...this.#latest.keys()].slice(0, -MAX_CACHED)) this.#latest.delete(name);
    return shot;
  }
}
