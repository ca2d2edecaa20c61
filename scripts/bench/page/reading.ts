import { observe } from '../../../src/capture/observe.ts';
import { takePageSnapshot } from '../../../src/capture/pageSnapshot.ts';
import { createLiveView } from '../../../src/dom/liveView.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import { registerReaders } from '../../../src/platforms/reading/reader.ts';
import { reader } from '../../../src/platforms/x.ts';

/** Runs the readers in a page with the browser's layout, without messages, screenshots or storage. */
export interface BenchReading {
  /** Finds and reads every post as a capture does. `whole` counts the posts whose account, address and text were read. */
  read(): { readonly ms: number; readonly whole: number };
  /** Finds each element of each post matching `posts` and takes its text. */
  bare(posts: string): { readonly ms: number; readonly letters: number };
  /** Makes `page.html` of the page. */
  source(): { readonly ms: number; readonly letters: number };
  /** Serialises the page with the browser, including scripts and resources. */
  bareSource(): { readonly ms: number; readonly letters: number };
}

registerReaders('x', [reader]);

const benchReading: BenchReading = {
  read() {
    const start = performance.now();
    const view = createLiveView(window, new Date());
    const seen = findPosts(view).map(({ el }) => observe(view, performance, el));
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
  source: () => timeSerialization(() => takePageSnapshot(document, { address: location.href, at: '' }).html),
  bareSource: () => timeSerialization(() => document.documentElement.outerHTML),
};

function timeSerialization(write: () => string): { readonly ms: number; readonly letters: number } {
  const start = performance.now();
  const { length } = write();
  return { ms: performance.now() - start, letters: length };
}

Object.assign(globalThis, { benchReading });
