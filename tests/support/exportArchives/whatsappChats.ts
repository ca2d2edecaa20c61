import {
  addMedia,
  type Entries,
  type ExpectedMessage,
  type InventedArchive,
  Inventor,
  localTo,
  MEDIA_KINDS,
  message,
  ODD_NAMES,
  parts,
  toUtf8,
  unknownWhen,
  zipOf,
} from './invention.ts';

/** Conversations as WhatsApp exports them, on telephones in several languages. */

const LRM = '\u200e';
const NARROW_SPACE = '\u202f';

export interface WhatsappPhone {
  readonly name: string;
  readonly isIphone: boolean;
  /** What stands before the name or the notice. */
  readonly head: (at: Date) => string;
  readonly unit: 'min' | 's';
  readonly attached: (file: string) => string;
  /** Instead of a file that was left out of the export. */
  readonly omitted: readonly string[];
  readonly edited: string;
  readonly deleted: readonly string[];
  readonly encryption: string;
  readonly groupNotice: (name: string) => string;
  readonly calls: readonly string[];
  readonly chatFile: (title: string) => string;
  readonly zipName: (title: string) => string;
}

const slashes = (at: Date): string => `${parts(at).day}/${parts(at).month}/${parts(at).year}`;
const clock = (at: Date): string => `${parts(at).hour}:${parts(at).minute}`;

export const IPHONE_FR: WhatsappPhone = {
  name: 'iPhone, French',
  isIphone: true,
  head: (at) => `[${slashes(at)} ${clock(at)}:${parts(at).second}] `,
  unit: 's',
  attached: (file) => `${LRM}<pièce jointe : ${file}>`,
  omitted: [`${LRM}image absente`, `${LRM}vidéo absente`, `${LRM}audio omis`],
  edited: `${LRM}<Ce message a été modifié>`,
  deleted: [`${LRM}Ce message a été supprimé.`, `${LRM}Vous avez supprimé ce message.`],
  encryption: `${LRM}Les messages et les appels sont chiffrés de bout en bout. Seules les personnes dans cette discussion peuvent les lire, les écouter ou les partager.`,
  groupNotice: (name) => `${LRM}${name} a créé ce groupe`,
  calls: [`${LRM}Appel vocal manqué`, `${LRM}Appel vidéo manqué`],
  chatFile: () => '_chat.txt',
  zipName: (title) => `WhatsApp Chat - ${title}.zip`,
};

export const IPHONE_US: WhatsappPhone = {
  ...IPHONE_FR,
  name: 'iPhone, American, 12 hours',
  head: (at) => {
    const { monthIndex, dayNumber, shortYear, hour12, minute, second, isMorning } = parts(at);
    return `[${monthIndex + 1}/${dayNumber}/${shortYear}, ${hour12}:${minute}:${second}${NARROW_SPACE}${isMorning ? 'AM' : 'PM'}] `;
  },
  attached: (file) => `${LRM}<attached: ${file}>`,
  omitted: [`${LRM}image omitted`, `${LRM}video omitted`, `${LRM}audio omitted`, `${LRM}sticker omitted`],
  edited: `${LRM}<This message was edited>`,
  deleted: [`${LRM}This message was deleted.`, `${LRM}You deleted this message.`],
  encryption: `${LRM}Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.`,
  groupNotice: (name) => `${LRM}${name} created this group`,
  calls: [`${LRM}Missed voice call`, `${LRM}Missed video call`],
};

export const ANDROID_FR: WhatsappPhone = {
  name: 'Android, French',
  isIphone: false,
  head: (at) => `${slashes(at)}, ${clock(at)} - `,
  unit: 'min',
  attached: (file) => `${LRM}${file} (fichier joint)`,
  omitted: ['<Médias omis>'],
  edited: ' <Ce message a été modifié>',
  deleted: ['Ce message a été supprimé', 'Vous avez supprimé ce message'],
  encryption:
    'Les messages et les appels sont chiffrés de bout en bout. Seules les personnes dans cette discussion peuvent les lire, les écouter ou les partager.',
  groupNotice: (name) => `${name} a créé le groupe « Les voisins : été »`,
  calls: ['Appel vocal manqué', 'Appel vidéo manqué'],
  chatFile: (title) => `Discussion WhatsApp avec ${title}.txt`,
  zipName: (title) => `Discussion WhatsApp avec ${title}.zip`,
};

const ANDROID_FR_A: WhatsappPhone = {
  ...ANDROID_FR,
  name: 'Android, French, « à »',
  head: (at) => `${slashes(at)} à ${clock(at)} - `,
};

const ANDROID_DE: WhatsappPhone = {
  ...ANDROID_FR,
  name: 'Android, German',
  head: (at) => `${parts(at).day}.${parts(at).month}.${parts(at).shortYear}, ${clock(at)} - `,
  attached: (file) => `${LRM}${file} (Datei angehängt)`,
  omitted: ['<Medien ausgeschlossen>'],
  edited: ' <Diese Nachricht wurde bearbeitet.>',
  deleted: ['Diese Nachricht wurde gelöscht.', 'Du hast diese Nachricht gelöscht.'],
  encryption:
    'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Nur Personen in diesem Chat können sie lesen, anhören oder teilen.',
  groupNotice: (name) => `${name} hat die Gruppe „Nachbarn: Sommer“ erstellt.`,
  calls: ['Verpasster Sprachanruf', 'Verpasster Videoanruf'],
  chatFile: (title) => `WhatsApp Chat mit ${title}.txt`,
  zipName: (title) => `WhatsApp Chat mit ${title}.zip`,
};

const ANDROID_EN: WhatsappPhone = {
  ...ANDROID_FR,
  name: 'Android, English',
  attached: (file) => `${LRM}${file} (file attached)`,
  omitted: ['<Media omitted>'],
  edited: ' <This message was edited>',
  deleted: ['This message was deleted', 'You deleted this message'],
  encryption:
    'Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.',
  groupNotice: (name) => `${name} created group "Neighbours: summer"`,
  calls: ['Missed voice call', 'Missed video call'],
  chatFile: (title) => `WhatsApp Chat with ${title}.txt`,
  zipName: (title) => `WhatsApp Chat with ${title}.zip`,
};

interface Chat {
  readonly people: readonly string[];
  readonly title: string;
  readonly isGroup: boolean;
  readonly isZip: boolean;
  readonly length: number;
}

/** One conversation. Without `when`, day and month are as the phone writes them and can be deduced. */
function writeChat(
  phone: WhatsappPhone,
  { people, title, isGroup, isZip, length }: Chat,
  inventor: Inventor,
  dates?: readonly Date[],
): InventedArchive {
  const path = isZip ? phone.chatFile(title) : null;
  const lines: string[] = [];
  const messages: ExpectedMessage[] = [];
  const entries: Entries = new Map();
  const plain = (text: string): string => text.replaceAll(LRM, '').trim();

  /** `line`: what follows the date. An iPhone marks lines that are not only words. */
  const add = (line: string, values: Pick<ExpectedMessage, 'sender' | 'text'> & Partial<ExpectedMessage>): void => {
    const at = dates?.[lines.length] ?? inventor.next();
    const head = phone.head(at);
    const raw = head.replaceAll(/^\[|\] $| - $/g, '');
    const when = dates === undefined ? localTo(phone.unit, at) : { ...unknownWhen, raw };
    messages.push(message({ path, index: lines.length, ...when, ...values }));
    lines.push(`${phone.isIphone && line.includes(LRM) && values.media?.length ? LRM : ''}${head}${line}`);
  };
  /** A line of the application: on an iPhone it stands under the name of the conversation. */
  const addNotice = (text: string): void =>
    add(phone.isIphone ? `${title}: ${text}` : text, {
      kind: 'notice',
      sender: null,
      text: plain(text),
      also: { text: [text] },
    });

  addNotice(phone.encryption);
  if (isGroup) addNotice(phone.groupNotice(inventor.pick(people)));
  while (lines.length < (dates?.length ?? length)) {
    const sender = inventor.pick(people);
    const choice = inventor.below(dates === undefined ? 14 : 4);
    if (choice < 6) {
      const text = inventor.lines();
      add(`${sender}: ${text}`, { sender, text });
    } else if (choice === 6) {
      const text = `${inventor.sentence()}\n\n12/03/2026 on se retrouve ?`;
      add(`${sender}: ${text}`, { sender, text });
    } else if (choice === 7) {
      const text = inventor.sentence();
      const gap = phone.isIphone ? ' ' : '';
      add(`${sender}: ${text}${gap}${phone.edited}`, { sender, text, isEdited: true });
    } else if (choice === 8) {
      const text = inventor.pick(phone.deleted);
      add(`${sender}: ${text}`, { kind: 'unsent', sender, text: null, also: { text: [text, plain(text)] } });
    } else if (choice === 9) {
      const text = inventor.pick(phone.calls);
      // Android writes a call without the name of who called.
      add(phone.isIphone ? `${sender}: ${text}` : text, {
        kind: 'call',
        sender: phone.isIphone ? sender : null,
        text: plain(text),
        also: { text: [text, null], ...(phone.isIphone ? {} : { kind: ['notice'] }) },
      });
    } else if (choice === 10) {
      const text = inventor.pick(phone.omitted);
      add(`${sender}: ${text}`, { sender, text: null, also: { text: [text, plain(text)] }, open: ['media'] });
    } else if (choice === 11 && isGroup && !phone.isIphone) {
      addNotice(phone.groupNotice(sender));
    } else {
      const number = String(lines.length).padStart(8, '0');
      const [kind, extension] = inventor.pick([
        ['PHOTO', 'jpg'],
        ['VIDEO', 'mp4'],
        ['AUDIO', 'opus'],
        ['STICKER', 'webp'],
      ] as const);
      const day = '20260312';
      const name = phone.isIphone
        ? `${number}-${kind}-2026-03-12-10-05-11.${extension}`
        : `${{ PHOTO: 'IMG', VIDEO: 'VID', AUDIO: 'PTT', STICKER: 'STK' }[kind]}-${day}-WA${number.slice(4)}.${extension}`;
      const mediaPath = isZip && inventor.chance(0.7) ? addMedia(entries, name) : null;
      const caption = kind === 'PHOTO' && inventor.chance(0.5) ? inventor.sentence() : null;
      const attached = phone.attached(name);
      const body = caption === null ? attached : phone.isIphone ? `${caption} ${attached}` : `${attached}\n${caption}`;
      const media = [{ kind: MEDIA_KINDS[extension] ?? ('file' as const), name, path: mediaPath }];
      add(`${sender}: ${body}`, { sender, text: caption, media });
    }
  }
  const end = phone.isIphone ? '\r\n' : '\n';
  // Lines inside a message end with a line feed, whatever ends the messages.
  const text = lines.join(end) + end;
  const file = isZip
    ? { name: phone.zipName(title), bytes: zipOf(new Map([[path ?? '', text], ...entries])) }
    : { name: phone.chatFile(title), bytes: toUtf8(text) };
  return {
    name: `WhatsApp, ${phone.name}, ${isGroup ? 'group' : 'two people'}, ${isZip ? 'zip' : 'text'}`,
    format: 'whatsapp',
    files: [file],
    // `_chat.txt` alone has no title.
    conversations: [{ title: path === null && phone.isIphone ? null : title, messages }],
  };
}

/** The third of April or the fourth of March, and so on: in both orders, each day follows the one before. */
function ambiguousDates(): Date[] {
  return [3, 4, 5, 6, 7, 8, 9].flatMap((day) =>
    [8, 12, 21].map((hour) => new Date(Date.UTC(2026, day, day, hour, 10 + day, 0))),
  );
}

export function inventWhatsApp(seed: number): InventedArchive[] {
  const inventor = new Inventor(seed);
  return [IPHONE_FR, IPHONE_US, ANDROID_FR, ANDROID_FR_A, ANDROID_DE, ANDROID_EN]
    .flatMap((phone, i) => {
      const [first = '', second = '', third = ''] = inventor.names(3);
      const two: Chat = { people: [first, second], title: first, isGroup: false, isZip: false, length: 60 };
      const group: Chat = {
        people: [first, second, third, ...ODD_NAMES.slice(i, i + 2)],
        title: 'Les voisins d’été',
        isGroup: true,
        isZip: true,
        length: 120,
      };
      return [writeChat(phone, two, inventor), writeChat(phone, group, inventor)];
    })
    .concat(
      writeChat(
        { ...ANDROID_EN, name: 'Android, order of day and month unknown' },
        { people: inventor.names(2), title: 'Mel', isGroup: false, isZip: false, length: 0 },
        inventor,
        ambiguousDates(),
      ),
    );
}
