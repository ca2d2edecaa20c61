import type { Speech } from './inventedSpeech.ts';

/** What a run of words of an invented screen is. `foreign`: in a script that French data cannot read. */
export type Role = 'body' | 'name' | 'handle' | 'time' | 'age' | 'interface' | 'foreign';
export type Side = 'left' | 'right';

/** Markup of one screen, without its document. */
export interface ScreenMarkup {
  readonly css: string;
  readonly body: string;
}

/** The telephone that shows a screen: CSS pixels, device pixels for each of them, system. */
export interface Phone {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly system: 'android' | 'iphone';
}

/** How an application draws itself. */
export interface Look {
  readonly isDark: boolean;
  readonly hasWallpaper: boolean;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A run of words whose role the expected text records. */
export const run = (role: Role, text: string, className = ''): string =>
  `<span data-role="${role}" class="${className}">${escapeHtml(text)}</span>`;

/** A text in which `@handle` and the emoji `%` are drawn as such. */
export function richText(speech: Speech, text: string, role: Role = 'body'): string {
  return text
    .split(/(@[\w.]+|%)/)
    .map((part) => {
      if (part === '%') return emoji(speech);
      return part.startsWith('@') ? run('handle', part, 'mention') : run(role, part);
    })
    .join('');
}

/** A drawn emoji: no font of the machine is needed, and the colours are those of telephones. */
export function emoji(speech: Speech): string {
  const drawing = speech.pick([
    '<circle cx="10" cy="10" r="9" fill="#ffcc33"/><circle cx="7" cy="8" r="1.4"/><circle cx="13" cy="8" r="1.4"/><path d="M5 12q5 6 10 0" fill="none" stroke="#000" stroke-width="1.4"/>',
    '<circle cx="10" cy="10" r="9" fill="#ffcc33"/><path d="M4 8l4-1M16 8l-4-1M5 12h10q-5 7-10 0" fill="#fff" stroke="#5b3a00"/><path d="M2 9q2 5 0 5t0-5M18 9q2 5 0 5t0-5" fill="#3da5f5"/>',
    '<path d="M10 18C-4 8 5-1 10 5c5-6 14 3 0 13" fill="#e0245e"/>',
    '<path d="M10 1q7 7 5 13-2 5-5 5t-5-5q-1-4 2-7 1 3 2 2 2-3 1-8" fill="#f58a1f"/>',
    '<circle cx="10" cy="9" r="8" fill="#eee"/><circle cx="7" cy="9" r="2"/><circle cx="13" cy="9" r="2"/><path d="M7 15v4M10 15v4M13 15v4" stroke="#444"/>',
  ]);
  return `<svg viewBox="0 0 20 20" width="1.15em" height="1.15em" style="vertical-align:-.22em;margin:0 .06em">${drawing}</svg>`;
}

const ICONS = {
  back: 'M15 4l-8 8 8 8',
  phone: 'M5 4c0 8 7 15 15 15v-4l-5-2-2 2c-2-1-4-3-5-5l2-2-2-4z',
  camera: 'M3 7h12v10H3zM15 11l6-4v10l-6-4',
  menu: 'M12 5v.5M12 12v.5M12 19v.5',
  heart: 'M12 20C-3 9 6 0 12 7c6-7 15 2 0 13',
  reply: 'M4 5h16v11H9l-5 4z',
  share: 'M12 3v12M7 8l5-5 5 5M4 14v6h16v-6',
  repeat: 'M4 9l4-4 4 4M8 5v11h6M20 15l-4 4-4-4M16 19V8h-6',
  plus: 'M12 4v16M4 12h16',
  search: 'M10 4a6 6 0 100 12 6 6 0 000-12M15 15l6 6',
  thumb: 'M4 11h4v9H4zM8 11l4-8c3 0 3 3 2 6h6l-2 11H8',
  ticks: 'M2 13l4 5 9-12M10 17l1 1 10-12',
} as const;

export const icon = (name: keyof typeof ICONS, size = 22): string =>
  `<svg data-drawing viewBox="0 0 24 24" width="${size}" height="${size}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"><path d="${ICONS[name]}"/></svg>`;

/** A round picture, with the initial of a name half of the time. Its letter is not judged. */
export function avatar(speech: Speech, name: string, size: number): string {
  const background = `linear-gradient(${speech.below(360)}deg, ${speech.colour()}, ${speech.colour()})`;
  const letter = speech.chance(0.5) ? escapeHtml(name[0] ?? '') : '';
  return `<span data-drawing class="avatar" style="width:${size}px;height:${size}px;font-size:${size / 2}px;background:${background}">${letter}</span>`;
}

/** A photo without words: blurred spots. Nothing that is read in it is right. */
export function photo(speech: Speech, width: number, height: number): string {
  const spots = Array.from(
    { length: 14 },
    () =>
      `<circle cx="${speech.below(width)}" cy="${speech.below(height)}" r="${10 + speech.below(60)}" fill="${speech.colour()}" opacity=".7"/>`,
  );
  return `<svg data-drawing viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" style="background:#567;border-radius:12px;display:block;margin-bottom:6px">${spots.join('')}</svg>`;
}

/** The line of the system at the top: time, network, battery. */
export function statusBar(speech: Speech): string {
  const battery = `<svg data-drawing viewBox="0 0 26 12" width="24" height="11"><rect x="1" y="1" width="21" height="10" rx="3" fill="none" stroke="currentColor"/><rect x="3" y="3" width="${5 + speech.below(12)}" height="6" rx="1" fill="currentColor"/><path d="M24 4v4" stroke="currentColor" stroke-width="2"/></svg>`;
  const bars =
    '<svg data-drawing viewBox="0 0 18 12" width="17" height="11" fill="currentColor"><path d="M0 8h3v4H0zM5 5h3v7H5zM10 3h3v9h-3zM15 0h3v12h-3z"/></svg>';
  const network = run('interface', speech.pick(['4G', '5G', 'SFR 4G']));
  const level = speech.chance(0.5) ? run('interface', `${5 + speech.below(95)} %`) : '';
  return `<div class="status">${run('time', speech.time())}<span class="end">${bars}${network}${level}${battery}</span></div>`;
}

/** The document of a screen. `fontFace` declares the families Inter and Roboto. */
export function wholeDocument({ css, body }: ScreenMarkup, { width, height, system }: Phone, fontFace: string): string {
  const family = system === 'iphone' ? 'Inter' : 'Roboto';
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><style>${fontFace}
*{box-sizing:border-box;margin:0}
body{width:${width}px;height:${height}px;overflow:hidden;position:relative;font:16px/1.3 '${family}Screens','DejaVu Sans',sans-serif}
.status{display:flex;align-items:center;justify-content:space-between;height:${system === 'iphone' ? 44 : 28}px;padding:0 18px;font-size:13px;font-weight:600}
.end{display:flex;gap:5px;align-items:center;margin-left:auto}
.row{display:flex;gap:10px;align-items:center}
.grow{flex:1;min-width:0}
.avatar{border-radius:50%;color:#fff;display:inline-flex;align-items:center;justify-content:center;flex:none}
.bold{font-weight:600}
.input{position:absolute;bottom:0;left:0;right:0}
svg{flex:none}
${css}</style><body>${body}</body></html>`;
}
