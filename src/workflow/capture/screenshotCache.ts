import type { Fiche } from '../../domain/item/item.ts';
import type { BinaryContent } from '../../domain/shared/binary.ts';
import { Refusal } from '../../domain/shared/errors.ts';

/** One picture as the browser gave it; nothing may be kept of it before `stillThere`, which may refuse. */
export interface Screenshot {
  readonly png: BinaryContent;
  readonly stillThere: Promise<void>;
}

/** One picture of a screen, and the moment it was taken (ISO 8601). */
export interface TimedScreenshot extends Screenshot {
  readonly at: string;
}

/** Two windows may each have a thread under way. */
const MAX_CACHED = 2;

/** More than anybody erases while one screen is being captured. */
const MAX_PROHIBITED = 100;

/** Posts of one screen share its picture: it is taken for the first that asks, and forgotten soon after. */
export class ScreenshotCache {
  readonly #latest = new Map<string, Promise<TimedScreenshot>>();
  #unkept: readonly Fiche[] = [];

  /** The image of that item must not be kept: posts of its screen that are sealed from now on lose it too. */
  addProhibited(fiche: Fiche): void {
    this.#unkept = [...this.#unkept, fiche].slice(-MAX_PROHIBITED);
  }

  /** Those of the very shot: the same screen captured anew is a person's own wish. */
  findProhibitedFromSameShot({ caseId, acquiredAt }: Fiche): readonly Fiche[] {
    return this.#unkept.filter((one) => one.caseId === caseId && one.acquiredAt === acquiredAt);
  }

  /**
   * `screen`: the page's name for what stands on the screen; a refused shot is not kept. Refuses `interrupted` when the
   * picture should be there and went with an earlier worker: the page may show something else by now.
   */
  async take(
    screen: string,
    taken: boolean,
    shoot: () => Promise<TimedScreenshot>,
  ): Promise<TimedScreenshot> {
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
