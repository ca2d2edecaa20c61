import type { ServedPage } from '../support/browser/network.ts';
import { createSeededRandom } from '../support/random.ts';

export const WAVE_URL = 'https://x.com/essai_alix/status/1990470030193590272';
const FIRST_ID = 1990470030193590272n;

/** A post of the wave. CSS pixels. */
interface WavePost {
  readonly id: string;
  readonly height: number;
  readonly isCut: boolean;
}

/**
 * A conversation as X draws it: a list that mounts the posts near the window only, adds twelve after a random delay,
 * and cuts the texts of `folded` random posts. What was unfolded stays so after a reload.
 */
export function buildWavePage(posts: number, folded: number, seed: number): ServedPage {
  const random = createSeededRandom(seed);
  // The first is: nothing is asked of a page that shows no cut text at first.
  const cut = new Set([0]);
  while (cut.size < folded) cut.add(Math.floor(random() * posts));
  const list: readonly WavePost[] = Array.from({ length: posts }, (_, n) => ({
    id: String(FIRST_ID + BigInt(n) * 1_000_000_000n),
    height: 110 + Math.floor(random() * 90),
    isCut: cut.has(n),
  }));
  return {
    body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Vague</title><style>
body { margin: 0 auto; width: 600px; font: 15px/20px sans-serif; } main { position: relative; }
.cell { position: absolute; left: 0; width: 600px; box-sizing: border-box; border-bottom: 1px solid #999; padding: 8px; overflow: hidden; }
</style></head><body><main></main><script>(${drawWave})(${JSON.stringify(list)}, ${seed})</script></body></html>`,
  };
}

/** Runs in the page. */
function drawWave(posts: readonly WavePost[], seed: number): void {
  const BATCH = 12;
  const MARGIN_PX = 1_200;
  const UNFOLDED_PX = 60;
  const main = document.querySelector('main') as HTMLElement;
  const unfolded = new Set<number>(JSON.parse(sessionStorage.getItem('unfolded') ?? '[]'));
  const mounted = new Map<number, HTMLElement>();
  let loaded = BATCH;
  let isLoading = false;
  let state = seed;
  const nextDelay = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return 60 + (state % 240);
  };
  const heightOf = (n: number): number => (posts[n]?.height ?? 0) + (unfolded.has(n) ? UNFOLDED_PX : 0);
  const mount = (n: number): HTMLElement => {
    const { id = '', isCut = false } = posts[n] ?? {};
    const cell = document.createElement('div');
    cell.className = 'cell';
    cell.dataset.testid = 'cellInnerDiv';
    cell.innerHTML = `<article data-testid="tweet"><div data-testid="User-Name"><a href="/essai_${n % 97}">Essai ${n % 97}</a> <span>@essai_${n % 97}</span>
<a href="/essai_${n % 97}/status/${id}"><time datetime="2025-11-17T17:20:11.000Z">17 nov.</time></a></div><div data-testid="tweetText">Message inventé ${n}.</div></article>`;
    const text = cell.querySelector('[data-testid="tweetText"]');
    if (unfolded.has(n)) text?.append(' Et toute la suite du message.');
    else if (isCut) {
      const button = document.createElement('button');
      button.dataset.testid = 'tweet-text-show-more-link';
      button.textContent = 'Voir plus';
      button.onclick = () => {
        unfolded.add(n);
        sessionStorage.setItem('unfolded', JSON.stringify([...unfolded]));
        text?.append(' Et toute la suite du message.');
        button.remove();
        draw();
      };
      text?.after(button);
    }
    return main.appendChild(cell);
  };
  const draw = (): void => {
    let y = 0;
    for (let n = 0; n < loaded; n += 1) {
      const height = heightOf(n);
      const isNear = y + height > scrollY - MARGIN_PX && y < scrollY + innerHeight + MARGIN_PX;
      const cell = mounted.get(n) ?? (isNear ? mount(n) : null);
      if (cell !== null && isNear) {
        mounted.set(n, cell);
        cell.style.transform = `translateY(${y}px)`;
        cell.style.height = `${height}px`;
      } else if (cell !== null) {
        cell.remove();
        mounted.delete(n);
      }
      y += height;
    }
    main.style.height = `${y}px`;
    if (isLoading || loaded >= posts.length || scrollY + innerHeight < y - 600) return;
    isLoading = true;
    setTimeout(() => {
      isLoading = false;
      loaded = Math.min(posts.length, loaded + BATCH);
      draw();
    }, nextDelay());
  };
  addEventListener('scroll', () => requestAnimationFrame(draw));
  draw();
}
