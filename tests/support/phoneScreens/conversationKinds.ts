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

export function drawWhatsApp(
  speech: Speech,
  { isDark, hasWallpaper }: Look,
  phone: Phone,
  foreign: boolean,
): ScreenMarkup {
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

export function drawMessenger(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
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

export function drawInstagram(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
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

export function drawSnapchat(speech: Speech, { isDark }: Look, _phone: Phone, foreign: boolean): ScreenMarkup {
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

export function drawSms(speech: Speech, { isDark }: Look, phone: Phone, foreign: boolean): ScreenMarkup {
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
