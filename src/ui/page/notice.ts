import { holdKeys } from './keys.ts';
import { type Layer, openLayer } from './layer.ts';

export type Tone = 'saved' | 'sorry' | 'working';

export interface NoticeOptions {
  readonly window: Window;
  readonly text: string;
  readonly tone: Tone;
  /** « Fermer » */
  readonly close: string;
}

const CSS = `
.card {
  position: fixed;
  right: 20px;
  bottom: 20px;
  max-width: min(26rem, 90vw);
  padding: 12px 12px 12px 18px;
  display: flex;
  gap: 14px;
  align-items: center;
  pointer-events: auto;
}
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

  const card = document.createElement('div');
  card.className = `card ${tone}`;
  const region = document.createElement('div');
  region.setAttribute('role', tone === 'sorry' ? 'alert' : 'status');
  const button = document.createElement('button');
  button.textContent = close;
  button.addEventListener('click', (event) => event.isTrusted && layer.remove());
  card.append(region, button);
  layer.root.append(card);

  pending.push(window.setTimeout(() => (region.textContent = text), SPOKEN_AFTER_MS));
  const stay = STAYS[tone];
  if (stay !== null) pending.push(window.setTimeout(() => layer.remove(), stay));
  return () => layer.remove();
}
