import { type Layer, openLayer } from './layer.ts';

export type Tone = 'saved' | 'sorry' | 'working';

export interface NoticeOptions {
  readonly document: Document;
  readonly text: string;
  readonly tone: Tone;
  /** « Fermer » */
  readonly close: string;
  /** The window, or a test's own. */
  readonly timers: Pick<Window, 'setTimeout' | 'clearTimeout'>;
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
export function showNotice({ document, text, tone, close, timers }: NoticeOptions): () => void {
  current?.remove();
  const onKey = (event: KeyboardEvent): void => {
    if (event.isTrusted && event.key === 'Escape') layer.remove();
  };
  const pending: number[] = [];
  const layer = openLayer(document, CSS, () => {
    for (const timer of pending) timers.clearTimeout(timer);
    document.removeEventListener('keydown', onKey, { capture: true });
    if (current === layer) current = null;
  });
  current = layer;

  const card = document.createElement('div');
  card.className = `card ${tone}`;
  const region = document.createElement('div');
  region.setAttribute('role', tone === 'sorry' ? 'alert' : 'status');
  const button = document.createElement('button');
  button.textContent = close;
  button.addEventListener('click', (event) => event.isTrusted && layer.remove());
  card.append(region, button);
  layer.root.append(card);

  pending.push(timers.setTimeout(() => (region.textContent = text), SPOKEN_AFTER_MS));
  const stay = STAYS[tone];
  if (stay !== null) pending.push(timers.setTimeout(() => layer.remove(), stay));
  document.addEventListener('keydown', onKey, { capture: true });
  return () => layer.remove();
}
