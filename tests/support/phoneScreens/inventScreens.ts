import { SCREEN_SETS, type ScreenSet, Speech } from './inventedSpeech.ts';
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
  type Side,
  statusBar,
} from './screenMarkup.ts';

/** Screens of private conversations: WhatsApp, Messenger, Instagram, Snapchat, SMS. */

interface Message {
  readonly side: Side;
  readonly html: string;
  readonly time: string;
}

/** Invents more messages than a screen shows: what is out of it is not in the expected text. */
function inventMessages(speech: Speech, hasForeignLine: boolean): readonly Message[] {
  return Array.from({ length: 12 }, (_, index) => {
    const side: Side = speech.chance(0.7) ? 'left' : 'right';
    const text = side === 'right' ? speech.answer() : speech.chance(0.25) ? speech.longMessage() : speech.message();
    const end = speech.chance(0.3) ? ' %'.repeat(1 + speech.below(2)) : '';
    const foreign = hasForeignLine && index === 3 ? `<div>${run('foreign', speech.foreignLine())}</div>` : '';
    const picture = speech.chance(0.08) ? photo(speech, 180, 100) : '';
    return { side, html: `${picture}${richText(speech, text + end)}${foreign}`, time: speech.time() };
  });
}

const drawMessages = (messages: readonly Message[], draw: (message: Message) => string): string =>
  messages.map((message) => `<div class="line ${message.side}">${draw(message)}</div>`).join('');

const BUBBLES = `.line{display:flex;padding:3px 10px}.line.right{justify-content:flex-end}
.bubble{max-width:78%;padding:7px 11px;border-radius:18px}`;

/** The box in which one writes. */
const inputBar = (hint: string, colour: string): string =>
  `<div class="input row" style="background:${colour};padding:8px 12px">${icon('plus')}<span class="grow field">${run('interface', hint)}</span>${icon('camera')}</div>`;
const FIELD = '.field{border:1px solid #8886;border-radius:18px;padding:6px 12px;opacity:.8}';

function drawWhatsApp(speech: Speech, { isDark, hasWallpaper }: Look, phone: Phone, foreign: boolean): ScreenMarkup {
  const [page, head, left, right, ink] = isDark
    ? ['#0b141a', '#1f2c34', '#1f2c34', '#005c4b', '#e9edef']
    : ['#efeae2', '#008069', '#ffffff', '#d9fdd3', '#111b21'];
  const name = speech.name();
  const tiles = `radial-gradient(circle at 6px 8px,#0002 2px,#0000 3px),repeating-linear-gradient(35deg,#0000 0 9px,#0001 9px 11px)`;
  const photograph = `linear-gradient(160deg,${speech.colour()},${speech.colour()} 50%,${speech.colour()})`;
  const wall = hasWallpaper ? (speech.chance(0.5) ? `${tiles},${page}` : `${tiles},${photograph}`) : page;
  const date = speech.pick(['AUJOURD’HUI', 'HIER', '14 MARS 2026', '2 novembre 2026']);
  return {
    css: `body{background:${wall};background-size:23px 21px,auto,auto;color:${ink};font-size:16px}${BUBBLES}${FIELD}
.top{background:${head};color:#fff}.bubble{border-radius:9px;background:${left};box-shadow:0 1px 1px #0003}.right .bubble{background:${right}}
.when{float:right;font-size:11.5px;color:${isDark ? '#8ea0a9' : '#667781'};margin:7px 0 -4px 10px}.date{text-align:center;margin:8px}.date span{background:${left};border-radius:8px;padding:5px 10px;font-size:12.5px}`,
    body: `<div class="top">${statusBar(speech)}<div class="row" style="padding:8px 10px">${icon('back')}${avatar(speech, name, 36)}
<div class="grow"><div class="bold">${run('name', name)}</div><div style="font-size:13px">${run('interface', 'en ligne')}</div></div>${icon('camera')}${icon('phone')}${icon('menu')}</div></div>
<div class="date">${run('interface', date)}</div>${drawMessages(inventMessages(speech, foreign), ({ html, time, side }) => `<div class="bubble">${html}<span class="when">${run('time', time)}${side === 'right' ? ` ${icon('ticks', 14)}` : ''}</span></div>`)}
${inputBar('Message', phone.system === 'iphone' ? head : page)}`,
  };
}

function drawMessenger(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
  const [page, left, ink] = isDark ? ['#000', '#303030', '#fff'] : ['#fff', '#f0f0f0', '#050505'];
  const own = speech.pick(['#0a7cff', 'linear-gradient(#a033ff,#0a7cff)', '#e0245e', '#00a884']);
  const name = speech.name();
  return {
    css: `body{background:${page};color:${ink};font-size:15.5px}${BUBBLES}${FIELD}.bubble{background:${left}}.right .bubble{background:${own};color:#fff}
.middle{text-align:center;font-size:12px;color:#8a8d91;margin:10px}`,
    body: `${statusBar(speech)}<div class="row" style="padding:8px 12px;color:#0a7cff">${icon('back')}${avatar(speech, name, 38)}<div class="grow" style="color:${ink}"><div class="bold">${run('name', name)}</div><div style="font-size:12.5px;opacity:.6">${run('interface', 'En ligne il y a 12 min')}</div></div>${icon('phone')}${icon('camera')}</div>
<div class="middle">${run('time', speech.time())}</div>
${drawMessages(inventMessages(speech, foreign), ({ html, time, side }) => `${side === 'left' ? `${avatar(speech, name, 26)}&nbsp;` : ''}<div class="bubble">${html}</div>${speech.chance(0.2) ? `<div class="middle">${run('time', time)}</div>` : ''}`)}
${inputBar('Aa', page)}`,
  };
}

function drawInstagram(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
  const [page, left, ink] = isDark ? ['#000', '#262626', '#f5f5f5'] : ['#fff', '#efefef', '#000'];
  const handle = speech.handle('lower');
  const name = speech.firstName();
  return {
    css: `body{background:${page};color:${ink};font-size:15px}${BUBBLES}${FIELD}.bubble{background:${left};border-radius:20px}.right .bubble{background:linear-gradient(#7a3cff,#3797f0);color:#fff}
.middle{text-align:center;font-size:11.5px;color:#8e8e8e;margin:9px}.mention{text-decoration:underline}`,
    body: `${statusBar(speech)}<div class="row" style="padding:8px 12px">${icon('back')}${avatar(speech, name, 34)}<div class="grow"><div class="bold" style="font-size:16px">${run('name', name)}</div><div style="font-size:12.5px;color:#8e8e8e">${run('handle', handle)}</div></div>${icon('phone')}${icon('camera')}</div>
<div class="middle">${run('interface', speech.pick(['Hier', 'Aujourd’hui', 'lun.', 'ven.']))} ${run('time', speech.time())}</div>
${drawMessages(inventMessages(speech, foreign), ({ html, side }) => `${side === 'left' ? `${avatar(speech, name, 24)}&nbsp;` : ''}<div class="bubble">${html}${speech.chance(0.15) ? ` ${run('handle', `@${speech.handle('lower')}`, 'mention')}` : ''}</div>`)}
${inputBar('Votre message…', page)}`,
  };
}

function drawSnapchat(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
  const [page, ink] = isDark ? ['#121212', '#f1f1f1'] : ['#fff', '#16191c'];
  const name = speech.firstName();
  const other = speech.pick(['#9b55a0', '#e2264d', '#0eadff']);
  return {
    css: `body{background:${page};color:${ink};font-size:15.5px}${FIELD}.said{border-left:3px solid;padding:2px 0 2px 10px;margin:6px 12px}
.who{font-size:11.5px;font-weight:700;letter-spacing:.2px;text-transform:uppercase}.middle{text-align:center;font-size:11px;font-weight:600;color:#86898c;margin:9px}`,
    body: `${statusBar(speech)}<div class="row" style="padding:8px 12px">${icon('back')}${avatar(speech, name, 36)}<div class="grow bold">${run('name', name)} ${emoji(speech)}</div>${icon('phone')}${icon('camera')}</div>
<div class="middle">${run('interface', speech.pick(['AUJOURD’HUI', 'HIER', '12 NOVEMBRE']))}</div>
${inventMessages(speech, foreign)
  .map(({ side, html, time }) => {
    const [who, colour] = side === 'left' ? [name.toUpperCase(), other] : ['MOI', '#ff3b5c'];
    return `<div style="margin-bottom:4px"><div class="row who" style="padding:4px 12px 0;color:${colour}">${run('name', who)}<span class="end" style="color:#86898c;font-weight:400">${run('time', time)}</span></div><div class="said" style="border-color:${colour}"><span style="color:${ink}">${html}</span></div></div>`;
  })
  .join('')}
${inputBar('Envoyer un Chat', page)}`,
  };
}

function drawSms(speech: Speech, { isDark }: Look, phone: Phone, foreign: boolean): ScreenMarkup {
  const isIphone = phone.system === 'iphone';
  const [page, left, ink] = isDark ? ['#000', '#262629', '#fff'] : ['#fff', '#e9e9eb', '#000'];
  const own = isIphone ? speech.pick(['#34c759', '#0b84ff']) : '#0b57d0';
  const number = `+33 ${speech.pick(['6', '7'])} ${Array.from({ length: 4 }, () => `${10 + speech.below(90)}`).join(' ')}`;
  const who = speech.chance(0.5) ? number : speech.name();
  const [day, at] = [speech.pick(['Aujourd’hui', 'Hier', 'mar. 3 nov.']), speech.time()];
  return {
    css: `body{background:${page};color:${ink};font-size:16.5px}${BUBBLES}${FIELD}.bubble{background:${left}}.right .bubble{background:${own};color:#fff}
.middle{text-align:center;font-size:11.5px;color:#8e8e93;margin:8px}`,
    body: `${statusBar(speech)}<div style="text-align:center;padding:6px;border-bottom:1px solid #8883">${avatar(speech, who, 44)}<div style="font-size:13px">${run('name', who)}</div></div>
<div class="middle"><div>${run('interface', speech.pick(['Message texte', 'SMS', 'iMessage']))}</div>${run('interface', day)} ${run('time', at)}</div>
${drawMessages(inventMessages(speech, foreign), ({ html, time }) => `<div class="bubble">${html}</div>${isIphone ? '' : `<span class="middle">${run('time', time)}</span>`}`)}
${inputBar(isIphone ? 'Message texte' : 'Message', page)}`,
  };
}

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

function drawTikTok(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
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

function drawX(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
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

function drawFacebook(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
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

function drawYouTube(speech: Speech, { isDark }: Look, phone: Phone, foreign: boolean): ScreenMarkup {
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

function drawDiscord(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
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

/** The sixty invented telephone screens that a reader of pictures is judged on. */

type DrawScreen = (speech: Speech, look: Look, phone: Phone, hasForeignLine: boolean) => ScreenMarkup;

const KINDS = {
  WhatsApp: drawWhatsApp,
  Messenger: drawMessenger,
  Instagram: drawInstagram,
  Snapchat: drawSnapchat,
  SMS: drawSms,
  TikTok: drawTikTok,
  X: drawX,
  Facebook: drawFacebook,
  YouTube: drawYouTube,
  Discord: drawDiscord,
} as const satisfies Readonly<Record<string, DrawScreen>>;

export type ScreenKind = keyof typeof KINDS;
export const SCREEN_KINDS = Object.keys(KINDS) as ScreenKind[]; // the keys of a constant

const PHONES: readonly Phone[] = [
  { width: 360, height: 780, scale: 3, system: 'android' },
  { width: 390, height: 844, scale: 3, system: 'iphone' },
  { width: 412, height: 915, scale: 2.625, system: 'android' },
  { width: 375, height: 667, scale: 2, system: 'iphone' },
];

export interface InventedScreen {
  readonly name: string;
  readonly kind: ScreenKind;
  readonly set: ScreenSet;
  readonly phone: Phone;
  readonly markup: ScreenMarkup;
}

/** Three screens of each kind in each set: light, dark, and light again, with a wallpaper where there is one. */
export function inventScreens(): readonly InventedScreen[] {
  return SCREEN_SETS.flatMap((set, setIndex) =>
    SCREEN_KINDS.flatMap((kind, kindIndex) =>
      [0, 1, 2].map((index): InventedScreen => {
        const seed = 1000 * (setIndex + 1) + 10 * kindIndex + index;
        const look = { isDark: index === 1, hasWallpaper: index > 0 };
        const phone = PHONES[(kindIndex + index + setIndex) % PHONES.length] as Phone; // within the list
        const hasForeignLine = (kindIndex + index) % 5 === 2;
        const markup = KINDS[kind](new Speech(seed, set), look, phone, hasForeignLine);
        return { name: `${kind}-${set}-${index + 1}`, kind, set, phone, markup };
      }),
    ),
  );
}
