import { liveView } from '../../../src/capture/liveView.ts';
import { observe } from '../../../src/capture/observe.ts';
import { postsOn } from '../../../src/capture/sites/registry.ts';
import { snapshotPage } from '../../../src/capture/snapshot/page.ts';

/** The readers in a page of the bench, with the browser's own layout: no message, no picture, nothing kept. */
export interface BenchReading {
  /** Every post found and read as a capture reads it; those whose account, address and text were all read count. */
  read(): { readonly ms: number; readonly whole: number };
  /** Each element of each post matching `posts` found and its text taken, and that is all. */
  bare(posts: string): { readonly ms: number; readonly letters: number };
  /** `page.html` of the page as it stands. */
  source(): { readonly ms: number; readonly letters: number };
  /** The same page written out by the browser, with all that it would run and load. */
  bareSource(): { readonly ms: number; readonly letters: number };
}

const benchReading: BenchReading = {
  read() {
    const start = performance.now();
    const view = liveView(window, new Date());
    const seen = postsOn(view).map(({ el }) => observe(view, performance, el));
    const ms = performance.now() - start;
    const whole = seen.filter(
      ({ author, address, text }) => author.handle !== null && address.permalink !== null && text !== null,
    );
    return { ms, whole: new Set(whole.map(({ address }) => address.permalink)).size };
  },
  bare(posts) {
    const start = performance.now();
    let letters = 0;
    for (const post of document.querySelectorAll(posts)) {
      for (const el of post.querySelectorAll('*')) letters += el.textContent.length;
    }
    return { ms: performance.now() - start, letters };
  },
  source: () => timeSerialization(() => snapshotPage(document, { address: location.href, at: '' }).html),
  bareSource: () => timeSerialization(() => document.documentElement.outerHTML),
};

function timeSerialization(write: () => string): { readonly ms: number; readonly letters: number } {
  const start = performance.now();
  const { length } = write();
  return { ms: performance.now() - start, letters: length };
}

Object.assign(globalThis, { benchReading });
