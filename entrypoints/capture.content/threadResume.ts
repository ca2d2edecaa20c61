import type { TrackedPost } from '../../src/capture/thread/postTracker.ts';
import type { ThreadMemory } from '../../src/messages/pageQuestions.ts';

/** Skips the posts that an unfinished capture of the same page recorded. */
export class ThreadResume {
  readonly #memory: ThreadMemory;
  /** Keys that the memory was asked for. */
  readonly #asked = new Set<string>();
  #known = 0;
  #skipped = 0;

  constructor(memory: ThreadMemory) {
    this.#memory = memory;
  }

  /** Number of posts skipped so far. */
  get skipped(): number {
    return this.#skipped;
  }

  async start(): Promise<void> {
    this.#known = (await this.#memory.findTaken([])).known;
  }

  /** Marks those of the posts that are recorded as captured. */
  async skip(posts: readonly TrackedPost[]): Promise<void> {
    const unknown = this.#known === 0 ? [] : posts.filter(({ key }) => !this.#asked.has(key));
    if (unknown.length === 0) return;
    const { taken } = await this.#memory.findTaken(unknown.map(({ key }) => key));
    for (const [place, post] of unknown.entries()) {
      this.#asked.add(post.key);
      if (taken[place] !== true) continue;
      post.markCaptured();
      this.#skipped += 1;
    }
  }

  identify({ key }: TrackedPost): { readonly page: string; readonly key: string } {
    return { page: this.#memory.page, key };
  }

  /** The thread is captured to its end: the next capture begins anew. */
  end(): Promise<void> {
    return this.#memory.end();
  }
}
