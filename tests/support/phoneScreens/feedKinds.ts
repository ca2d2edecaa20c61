import type { Speech } from './inventedSpeech.ts';
import {
  avatar,
  emoji,
  icon,
  type Look,
  type Phone,
  photo,
  richText,
  run,
  type ScreenMarkup,
  statusBar,
} from './screenMarkup.ts';

/** Screens of posts and comments: TikTok, X, Facebook, YouTube, Discord. */

/** Invents more entries than a screen shows: what is out of it is not in the expected text. */
const drawMany = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

/** A comment, at times with a mention, an emoji or a line in another script. */
function inventComment(speech: Speech, handle: () => string, hasForeignLine: boolean): string {
  const start = speech.chance(0.25) ? `@${handle()} ` : '';
  const text = speech.chance(0.2) ? speech.longMessage() : speech.message();
  const end = speech.chance(0.3) ? ' %'.repeat(1 + speech.below(3)) : '';
  const foreign = hasForeignLine ? `<div>${run('foreign', speech.foreignLine())}</div>` : '';
  return richText(speech, `${start}${text}${end}`) + foreign;
}

export function drawTikTok(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
  const [page, ink, grey] = isDark ? ['#121212', '#f6f6f6', '#8a8a8a'] : ['#fff', '#161823', '#75757b'];
  const handle = (): string => speech.handle('lower');
  return {
    css: `body{background:${page};color:${ink};font-size:14.5px}.entry{display:flex;gap:10px;padding:7px 12px}.who,.under{font-size:13px;color:${grey}}
.under{display:flex;gap:14px}.likes{color:${grey};font-size:12px;text-align:center;align-self:center}.mention{color:${isDark ? '#5ac8fa' : '#2b5db9'};font-weight:600}`,
    body: `<div style="background:#222;color:#fff;height:150px">${statusBar(speech)}<div style="padding:22px 14px;text-shadow:0 1px 2px #000">${run('handle', `@${handle()}`, 'bold')}<br>${run('body', speech.message())}</div></div>
<div style="text-align:center;padding:10px;font-size:13px" class="bold">${run('interface', `${speech.count()} commentaires`)}</div>
${drawMany(9, (index) => {
  const who = handle();
  return `<div class="entry">${avatar(speech, who, 34)}<div class="grow"><div class="who">${run('handle', who)}</div><div>${inventComment(speech, handle, foreign && index === 2)}</div><div class="under">${run('age', speech.age('short'))}${run('interface', 'Répondre')}</div></div><div class="likes">${icon('heart', 18)}<br>${run('interface', speech.count())}</div></div>`;
})}`,
  };
}

export function drawX(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
  const [page, ink, grey, rule] = isDark
    ? speech.pick([
        ['#000', '#e7e9ea', '#71767b', '#2f3336'],
        ['#15202b', '#f7f9f9', '#8b98a5', '#38444d'],
      ] as const)
    : (['#fff', '#0f1419', '#536471', '#eff3f4'] as const);
  const handle = (): string => speech.handle('word');
  return {
    css: `body{background:${page};color:${ink};font-size:15px}.entry{display:flex;gap:9px;padding:9px 12px;border-bottom:1px solid ${rule}}.grey{color:${grey}}
.head{white-space:nowrap;overflow:hidden;font-size:14.5px}.bar{display:flex;justify-content:space-between;font-size:12.5px;color:${grey};margin-top:7px;max-width:270px}.bar span{display:inline-flex;gap:4px;align-items:center}.mention{color:#1d9bf0}`,
    body: `${statusBar(speech)}<div class="row bold" style="padding:10px 14px;font-size:18px">${icon('back')}<span>${run('interface', 'Post')}</span></div>
${drawMany(7, (index) => {
  const name = speech.chance(0.5) ? speech.firstName() : speech.name();
  const picture = speech.chance(0.15) ? photo(speech, 270, 110) : '';
  const counts = (['reply', 'repeat', 'heart'] as const).map(
    (one) => `<span>${icon(one, 16)} ${run('interface', `${speech.below(900)}`)}</span>`,
  );
  return `<div class="entry">${avatar(speech, name, 40)}<div class="grow"><div class="head">${run('name', name, 'bold')} ${run('handle', `@${handle()}`, 'grey')} <span class="grey">·</span> ${run('age', speech.age('short'), 'grey')}</div><div>${inventComment(speech, handle, foreign && index === 1)}</div>${picture}<div class="bar">${counts.join('')}${icon('share', 16)}</div></div></div>`;
})}`,
  };
}

export function drawFacebook(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
  const [page, bubble, ink, grey] = isDark
    ? ['#242526', '#3a3b3c', '#e4e6eb', '#b0b3b8']
    : ['#fff', '#f0f2f5', '#050505', '#65676b'];
  const author = speech.name();
  const names = (): string => speech.handle('mixed');
  return {
    css: `body{background:${page};color:${ink};font-size:15px}.entry{display:flex;gap:8px;padding:6px 12px}.text{background:${bubble};border-radius:16px;padding:7px 11px}
.under{display:flex;gap:16px;font-size:12.5px;color:${grey};padding:3px 11px}.who{font-size:13.5px}.grey{color:${grey};font-size:13px}.mention{font-weight:600}`,
    body: `${statusBar(speech)}<div class="row" style="padding:9px 12px">${avatar(speech, author, 40)}<div class="grow"><div class="bold">${run('name', author)}</div><div class="grey">${run('age', speech.age('long'))}</div></div>${icon('menu')}</div>
<div style="padding:2px 12px 9px">${richText(speech, `${speech.longMessage()} %`)}</div>
<div class="row grey" style="padding:6px 12px;border-top:1px solid #8883;border-bottom:1px solid #8883;justify-content:space-between">${['J’aime', 'Commenter', 'Partager'].map((label, index) => `<span class="row" style="gap:5px">${icon((['thumb', 'reply', 'share'] as const)[index] ?? 'menu', 17)}${run('interface', label)}</span>`).join('')}</div>
${drawMany(7, (index) => {
  const name = speech.name();
  return `<div class="entry">${avatar(speech, name, 32)}<div><div class="text"><div class="bold who">${run('name', name)}</div>${inventComment(speech, names, foreign && index === 1)}</div><div class="under">${run('age', speech.age(speech.chance(0.5) ? 'long' : 'short'))}${run('interface', 'J’aime')}${run('interface', 'Répondre')}</div></div></div>`;
})}`,
  };
}

export function drawYouTube(speech: Speech, { isDark }: Look, phone: Phone, foreign: boolean): ScreenMarkup {
  const [page, ink, grey] = isDark ? ['#0f0f0f', '#f1f1f1', '#aaa'] : ['#fff', '#0f0f0f', '#606060'];
  const handle = (): string => speech.handle('mixed');
  return {
    css: `body{background:${page};color:${ink};font-size:14.5px}.entry{display:flex;gap:12px;padding:9px 12px}.who{font-size:12.5px;color:${grey}}
.under{display:flex;gap:16px;align-items:center;color:${grey};font-size:12px;margin-top:5px}.mention{color:#3ea6ff}`,
    body: `${statusBar(speech)}${photo(speech, phone.width, 170)}<div class="row" style="padding:11px 12px;border-bottom:1px solid #8883"><span class="bold" style="font-size:17px">${run('interface', 'Commentaires')}</span> <span style="color:${grey}">${run('interface', speech.count())}</span></div>
${drawMany(8, (index) => {
  const who = handle();
  return `<div class="entry">${avatar(speech, who, 26)}<div class="grow"><div class="who">${run('handle', `@${who}`)} · ${run('age', speech.age('long'))}</div><div>${inventComment(speech, handle, foreign && index === 2)}</div><div class="under">${icon('thumb', 16)}${run('interface', `${speech.below(2000)}`)}${icon('reply', 16)}</div></div>${icon('menu', 16)}</div>`;
})}`,
  };
}

export function drawDiscord(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
  const [page, ink, grey] = isDark ? ['#313338', '#dbdee1', '#949ba4'] : ['#fff', '#2e3338', '#5c5e66'];
  const handle = (): string => speech.handle('lower');
  return {
    css: `body{background:${page};color:${ink};font-size:15.5px}.entry{display:flex;gap:13px;padding:7px 14px}.at{font-size:11.5px;color:${grey}}.mention{background:#5865f24d;color:${isDark ? '#c9cdfb' : '#3c45a5'};border-radius:3px;padding:0 2px}
.day{text-align:center;font-size:11.5px;color:${grey};margin:8px;border-top:1px solid #8883;padding-top:5px}.field{background:#8882;border-radius:18px;padding:7px 13px;color:${grey}}`,
    body: `${statusBar(speech)}<div class="row" style="padding:9px 14px;border-bottom:1px solid #8883">${icon('back')}<span class="grow bold"><span>${run('name', `# ${speech.channel()}`)}</span></span>${icon('search')}</div>
<div class="day">${run('interface', speech.pick(['12 novembre 2026', '3 mars 2026', '28 juin 2026']))}</div>
${drawMany(9, (index) => {
  const who = handle();
  const colour = speech.pick(['#e91e63', '#2ecc71', '#f1a10f', ink]);
  return `<div class="entry">${avatar(speech, who, 38)}<div class="grow"><div><span style="color:${colour}" class="bold">${run('handle', who)}</span> <span class="at">${speech.chance(0.5) ? `${run('interface', 'Aujourd’hui à')} ` : ''}${run('time', speech.time())}</span></div><div>${inventComment(speech, handle, foreign && index === 2)}</div>${speech.chance(0.2) ? `<span class="at" style="background:#8882;border-radius:7px;padding:2px 6px">${emoji(speech)} ${run('interface', `${1 + speech.below(20)}`)}</span>` : ''}</div></div>`;
})}
<div class="input row" style="background:${page};padding:8px 12px">${icon('plus')}<span class="grow field">${run('interface', 'Envoyer un message')}</span></div>`,
  };
}
