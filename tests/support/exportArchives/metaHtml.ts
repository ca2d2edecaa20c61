import {
  addMedia,
  archiveOf,
  type Entries,
  type ExpectedMessage,
  escapeHtml,
  type InventedArchive,
  Inventor,
  localTo,
  message,
  parts,
} from './invention.ts';

/** Messenger and Instagram as pages: the default form of a download. Dates are localised and have no zone. */

const ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const FRENCH = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];

type Parts = ReturnType<typeof parts>;
interface Wording {
  readonly name: string;
  readonly date: (at: Parts) => string;
  /** Before 2024, the sender's name is in a `div`, and times have seconds. */
  readonly isOlder?: boolean;
}

const clock = ({ hour12, minute, isMorning }: Parts): string => `${hour12}:${minute} ${isMorning ? 'am' : 'pm'}`;

const WORDINGS: readonly Wording[] = [
  { name: 'English', date: (at) => `${ENGLISH[at.monthIndex]} ${at.day}, ${at.year} ${clock(at)}` },
  {
    name: 'English, older',
    date: ({ monthIndex, dayNumber, year, hour12, minute, second, isMorning }) =>
      `${ENGLISH[monthIndex]} ${dayNumber}, ${year}, ${hour12}:${minute}:${second} ${isMorning ? 'AM' : 'PM'}`,
    isOlder: true,
  },
  { name: 'French', date: (at) => `${at.dayNumber} ${FRENCH[at.monthIndex]} ${at.year} ${at.hour}:${at.minute}` },
  {
    name: 'French words in the English order',
    date: (at) => `${FRENCH[at.monthIndex]} ${at.day}, ${at.year} ${clock(at)}`,
  },
];

const escapeText = (text: string): string => escapeHtml(text).replaceAll('’', '&#039;').replaceAll('\n', '<br />');

/** What the page says once it is read: the apostrophe above is another one. */
const asRead = (text: string): string => text.replaceAll('’', "'");

const page = (title: string, requests: string, blocks: readonly string[]): string =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><base href="../../../../" />` +
  `<title>${escapeText(title)}</title><style type="text/css">._3-95{margin:0}</style></head>` +
  `<body class="_5vb_ _2yq _a7o5"><div class="clearfix _ikh"><div class="_4bl9"><div class="_li">` +
  `<div class="_a705"><header role="banner"><h1>${escapeText(title)}</h1></header></div>` +
  `<div class="_a706" role="main">${requests}${blocks.join('')}</div></div></div></div></body></html>`;

function writeBlock(
  inventor: Inventor,
  { date, isOlder = false }: Wording,
  people: readonly string[],
  folder: string,
  path: string,
  index: number,
  entries: Entries,
) {
  const at = inventor.next();
  const sender = inventor.pick(people);
  let text: string | null = asRead(inventor.lines());
  let body = `<div>${escapeText(text)}</div>`;
  let extra = '';
  const media: ExpectedMessage['media'][number][] = [];
  let reactions: ExpectedMessage['reactions'] = [];
  const attach = (kind: 'image' | 'video' | 'audio', sub: string, extension: string): string => {
    const uri = `${folder}/${sub}/${inventor.digits(15)}.${extension}`;
    media.push({ kind, name: uri, path: inventor.chance(0.8) ? addMedia(entries, uri) : null });
    return uri;
  };
  const choice = inventor.below(10);
  if (choice < 3) {
    const uri =
      choice === 0
        ? attach('image', 'photos', 'jpg')
        : attach(choice === 1 ? 'video' : 'audio', choice === 1 ? 'videos' : 'audio', 'mp4');
    extra =
      choice === 0
        ? `<div><a target="_blank" href="${uri}"><img src="${uri}" class="_a6_o _3-96" /></a></div>`
        : `<div><video src="${uri}" controls="1" class="_a6_o _3-96"><a target="_blank" href="${uri}"><div>Click for video</div></a></video></div>`;
    text = null;
    body = '<div></div>';
  } else if (choice === 3) {
    reactions = [{ actor: people[0] ?? '', value: '😡' }];
    extra = `<div><ul class="_a6-q"><li><span>😡${escapeText(people[0] ?? '')}</span></li></ul></div>`;
  }
  const name = isOlder ? 'div' : 'h2';
  const html =
    `<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">` +
    `<${name} class="_3-95 _2pim _a6-h _a6-i">${escapeText(sender)}</${name}>` +
    `<div class="_3-95 _a6-p"><div><div></div>${body}<div></div><div></div>${extra}</div></div>` +
    `<div class="_3-94 _a6-o">${date(parts(at))}</div></div>`;
  const when = localTo(isOlder ? 's' : 'min', at);
  return { html, expected: message({ path, index, sender, fromHolder: null, text, ...when, media, reactions }) };
}

function inventPages(inventor: Inventor, platform: 'messenger' | 'instagram', wording: Wording): InventedArchive {
  const account = platform === 'messenger' ? 'facebook' : 'instagram';
  const root = `your_${account}_activity/messages`;
  const [holder = '', ...others] = inventor.names(4);
  const entries: Entries = new Map([
    ['start_here.html', '<html><head><title>Accueil</title></head><body><h1>Accueil</h1></body></html>'],
  ]);
  const conversations = others.map((other, i) => {
    const isRequest = i === 2;
    const folder = `${root}/${isRequest ? 'message_requests' : 'inbox'}/${i}_${inventor.digits(16)}`;
    const requests = isRequest ? '<h2 class="_a6-h">Mailbox thread pending</h2>' : '';
    const messages = (i === 0 ? [40, 15] : [30]).flatMap((length, number) => {
      const path = `${folder}/message_${number + 1}.html`;
      const blocks = Array.from({ length }, (_, index) =>
        writeBlock(inventor, wording, [other, holder], folder, path, index, entries),
      );
      const pages = blocks.map(({ html }) => html);
      entries.set(path, page(other, requests, pages));
      return blocks.map(({ expected }) => expected);
    });
    return { title: other, isRequest, messages };
  });
  const zip = `${account}-lea-12-03-2026-Ab3.zip`;
  return archiveOf(`${platform}-html`, `${platform}, pages, ${wording.name}`, [zip, entries], conversations);
}

export function inventMetaHtml(seed: number): InventedArchive[] {
  const inventor = new Inventor(seed);
  return (['messenger', 'instagram'] as const).flatMap((platform) =>
    WORDINGS.map((wording) => inventPages(inventor, platform, wording)),
  );
}
