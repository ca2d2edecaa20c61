import type { Content } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import type { Fiche } from '../domain/item.ts';

/** One picture as the browser gave it; nothing may be kept of it before `stillThere`, which may refuse. */
export interface Picture {
  readonly png: Content;
  readonly stillThere: Promise<void>;
}

/** One picture of a screen, and the moment it was taken (ISO 8601). */
export interface Shot extends Picture {
  readonly at: string;
}

/** Two windows may each have a thread under way. */
const KEPT = 2;

/** More than anybody erases while one screen is being captured. */
const UNKEPT = 100;

/** Posts of one screen share its picture: it is taken for the first that asks, and forgotten soon after. */
export class SharedShots {
  readonly #latest = new Map<string, Promise<Shot>>();
  #unkept: readonly Fiche[] = [];

  /** The image of that item must not be kept: posts of its screen that are sealed from now on lose it too. */
  unkeep(fiche: Fiche): void {
    this.#unkept = [...this.#unkept, fiche].slice(-UNKEPT);
  }

  /** Those of the very shot: the same screen captured anew is a person's own wish. */
  unkeptBeside({ caseId, acquiredAt }: Fiche): readonly Fiche[] {
    return this.#unkept.filter((one) => one.caseId === caseId && one.acquiredAt === acquiredAt);
  }

  /**
   * `screen`: the page's name for what stands on the screen; a refused shot is not kept. Refuses `interrupted` when the
   * picture should be there and went with an earlier worker: the page may show something else by now.
   */
  async take(screen: string, taken: boolean, shoot: () => Promise<Shot>): Promise<Shot> {
    const known = this.#latest.get(screen);
    if (known !== undefined) return known;
    if (taken) throw new Refusal('interrupted');
    const shot = shoot();
    this.#latest.set(screen, shot);
    shot.then(({ stillThere }) => stillThere).catch(() => this.#latest.delete(screen));
    for (const name of [...this.#latest.keys()].slice(0, -KEPT)) this.#latest.delete(name);
    return shot;
  }
}
