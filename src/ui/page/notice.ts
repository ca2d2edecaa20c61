import { holdKeys } from './keys.ts';
import { draw, type Layer, openLayer } from './layer.ts';

export type Tone = 'saved' | 'sorry' | 'working';

export interface NoticeOptions {
  readonly window: Window;
  readonly text: string;
  readonly tone: Tone;
  /** « Fermer » */
  readonly close: string;
}

const CSS = `
.card { gap: 14px; }
.saved { border-left: 8px solid #7be0c3; }
.sorry { border-left: 8px solid #ffd166; }
.working { border-left: 8px solid #c3cfdd; }
`;

/** How long each stays, ms; « working » until something else is said. */
const STAYS: Readonly<Record<Tone, number | null>> = { saved: 6_000, sorry: 20_000, working: null };
/** A live region is only spoken when its text comes after it. */
const SPOKEN_AFTER_MS = 60;

let current: Layer | null = null;

/** One notice at a time; it never takes the focus. Gone by itself, by Escape or by its button. Returns what closes it. */
export function showNotice({ window, text, tone, close }: NoticeOptions): () => void {
  current?.remove();
  const { document } = window;
  const pending: number[] = [];
  const layer = openLayer(document, CSS, () => {
    for (const timer of pending) window.clearTimeout(timer);
    letKeysGo();
    if (current === layer) current = null;
  });
  current = layer;
  // Whoever sends us away by Escape keeps the page's own dialog open.
  const letKeysGo = holdKeys(window, ({ key }) => {
    if (key === 'Escape') layer.remove();
    return key === 'Escape';
  });

  const card = draw(layer.root, 'div', `card aside ${tone}`);
  const region = draw(card, 'div', 'said');
  region.setAttribute('role', tone === 'sorry' ? 'alert' : 'status');
  const button = draw(card, 'button', 'close', close);
  button.addEventListener('click', (event) => event.isTrusted && layer.remove());

  pending.push(window.setTimeout(() => (region.textContent = text), SPOKEN_AFTER_MS));
  const stay = STAYS[tone];
  if (stay !== null) pending.push(window.setTimeout(() => layer.remove(), stay));
  return () => layer.remove();
}
