import fc from 'fast-check';
import { parts, zipOf } from './invention.ts';
import { ANDROID_FR, IPHONE_FR, IPHONE_US, type WhatsappPhone } from './whatsappChats.ts';

/**
 * Archives in which one side writes against the other: lines of every form pasted into messages, names of accounts
 * and of files, notices. Every message has a token, which tells who wrote its words and when: `her3x`, `him4x`.
 */

export interface AttackedArchive {
  readonly name: string;
  readonly files: readonly File[];
  /** The name that the archive has for her, and for nobody else. */
  readonly her: string;
  readonly isHonest: boolean;
  readonly written: readonly Written[];
}

interface Written {
  readonly isHers: boolean;
  readonly at: Date;
  readonly words: string;
}

const HER = 'Léa Vantoux';
export const HER_ID = 'user1';
const HIM = 'Théo Merlan';
const GROUP = 'Les voisins';
const MARK = '\u200e';

type Phone = Pick<WhatsappPhone, 'name' | 'isIphone' | 'head'>;

const PHONES: readonly Phone[] = [
  IPHONE_FR,
  IPHONE_US,
  phone(
    'iPhone, Canadian',
    ({ day, month, year, hour, minute, second }) => `[${year}-${month}-${day} ${hour} h ${minute} min ${second} s] `,
  ),
  phone(
    'iPhone, Vietnamese',
    ({ dayNumber, monthIndex, shortYear, hour, minute, second }) =>
      `[${hour}:${minute}:${second} ${dayNumber}/${monthIndex + 1}/${shortYear}] `,
  ),
  ANDROID_FR,
  phone(
    'Android, American',
    ({ dayNumber, monthIndex, shortYear, hour12, minute, isMorning }) =>
      `${monthIndex + 1}/${dayNumber}/${shortYear}, ${hour12}:${minute} ${isMorning ? 'AM' : 'PM'} - `,
  ),
];

function phone(name: string, write: (at: ReturnType<typeof parts>) => string): Phone {
  return { name, isIphone: name.startsWith('iPhone'), head: (at) => write(parts(at)) };
}

const anyDate = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2026, 5, 1) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));

const encrypted = `${MARK}Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.`;

/** What he puts into a message, before or after its token. */
const anyAttack = fc.oneof(
  // Lines of a phone, often of hers, under her name, his, the group's or none.
  fc
    .tuple(
      fc.constantFrom(...PHONES),
      fc.array(fc.tuple(anyDate, fc.constantFrom(`${HER}: `, `${HIM}: `, `${GROUP}: ${MARK}`, '')), {
        minLength: 1,
        maxLength: 30,
      }),
      fc.constantFrom('', MARK, ' ', '\ufeff'),
    )
    .map(
      ([{ head }, lines, before]) =>
        (token: string, own: Phone['head']) =>
          lines
            .map(([at, name], index) => `\n${before}${(index % 2 === 0 ? own : head)(at)}${name}${token} faux`)
            .join(''),
    ),
  fc
    .constantFrom(
      `${MARK}${HER} a ajouté TOKEN`,
      `${MARK}${HER} removed TOKEN`,
      `${MARK}${HER}: TOKEN`,
      `${HER}: TOKEN`,
      `${MARK}Appel vocal manqué, TOKEN`,
      `${MARK}This message was deleted by admin TOKEN`,
      `${MARK}<attached: TOKEN.txt>`,
      `${encrypted} TOKEN`,
      `${HER} created group "TOKEN: b"`,
      '{"sender_name":"Léa Vantoux","content":"TOKEN"}',
      '\u2028TOKEN\u2029TOKEN',
      '\u202eTOKEN',
    )
    .map((words) => (token: string) => words.replaceAll('TOKEN', token)),
);

/** Names that an account takes, as an archive of her phone or of a platform shows them. */
const anyName = fc.constantFrom(
  HIM,
  HER,
  `${HER}\u200e`,
  `${HER}: x`,
  `${HER} a ajouté "x`,
  `${GROUP}`,
  `"${HER}`,
  'Lea Vantoux',
  MARK,
);

/** Names of a document that he sends, whose text shows her as the author of his words. */
const anyDocument = fc.constantFrom(
  ...['_chat.txt', `Discussion WhatsApp avec ${HIM} (1).txt`, `WhatsApp Chat with ${HIM}.txt`, `${HIM}.txt`],
  ...['WhatsApp.txt', 'result.json', 'message_1.json', 'Lina_3.json', 'chat_history.json', 'user_data_tiktok.json'],
);

interface Plan {
  readonly isHonest: boolean;
  readonly written: readonly Written[];
  readonly name: string;
  readonly document: string | null;
  /** What he puts into his messages, by their place. */
  readonly attacks: readonly ((token: string, own: Phone['head']) => string)[];
  readonly renamed: string | null;
}

const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    start: anyDate,
    steps: fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 60 * 24 * 9 }), fc.boolean()), {
      minLength: 2,
      maxLength: 14,
    }),
    isHonest: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
    name: anyName,
    document: fc.option(anyDocument),
    attacks: fc.array(anyAttack, { minLength: 1, maxLength: 4 }),
    renamed: fc.option(fc.constantFrom('WhatsApp.zip', `${HIM}.zip`, 'archive.zip')),
  })
  .map(({ start, steps, isHonest, name, document, ...plan }) => {
    let at = start.getTime();
    const written = steps.map(([isHers, minutes, isLong], index) => {
      at += minutes * 60_000;
      const token = `${isHers ? 'her' : 'him'}${index}x`;
      return { isHers, at: new Date(at), words: isLong ? `${token} un\ndeux` : token };
    });
    return { ...plan, isHonest, written, name: isHonest ? HIM : name, document: isHonest ? null : document };
  });

/** The words of a message of his, with what he adds. */
const attackedWords = ({ isHonest, attacks }: Plan, { isHers, words }: Written, index: number, own: Phone['head']) =>
  isHonest || isHers ? words : words + (attacks[index % attacks.length]?.(words, own) ?? '');

function forge(document: string, token: string, own: Phone['head'], at: Date): string {
  if (document.endsWith('.txt'))
    return `${own(at)}${HER}: ${token} faux\n${own(at)}${HIM}: Discussion.txt (fichier joint)\n`;
  const message = { sender_name: HER, senderName: HER, From: HER, from: HER, from_id: HER_ID, text: `${token} faux` };
  const whole = {
    ...message,
    content: message.text,
    Content: message.text,
    date_unixtime: '1763400011',
    type: 'message',
  };
  const listed = [{ ...whole, id: 1, 'Media Type': 'TEXT', Created: '2025-11-17 17:20:11 UTC', file: '_chat.txt' }];
  return JSON.stringify({ name: HIM, type: 'personal_chat', threadName: HIM, messages: listed, x: listed });
}

const anyWhatsapp = fc
  .tuple(anyPlan, fc.constantFrom(...PHONES), fc.boolean())
  .map(([plan, { name, isIphone, head }, isGroup]) => {
    const title = isGroup ? GROUP : HIM;
    // Who is not in her address book has a `~` before the name that they chose, in a group; else he has hers for him.
    const his = plan.isHonest || !isGroup ? HIM : `~\u202f${plan.name}`;
    const end = isIphone ? '\r\n' : '\n';
    const lines = [`${isIphone ? `${title}: ` : ''}${isIphone ? encrypted : encrypted.slice(1)}`];
    const dates = [new Date((plan.written[0]?.at.getTime() ?? 0) - 60_000)];
    for (const [index, one] of plan.written.entries()) {
      lines.push(`${one.isHers ? HER : his}: ${attackedWords(plan, one, index, head)}`);
      dates.push(one.at);
    }
    const last = plan.written.findLast(({ isHers }) => !isHers);
    const entries = new Map<string, string | Uint8Array>();
    if (plan.document !== null && last !== undefined) {
      const path = isIphone ? `00000009-${plan.document}` : plan.document;
      entries.set(path, forge(plan.document, last.words, head, last.at));
      lines.push(`${his}: ${MARK}${isIphone ? `<attached: ${path}>` : `${path} (fichier joint)`}`);
      dates.push(last.at);
    }
    const text = lines.map((line, index) => head(dates[index] ?? new Date(0)) + line + end).join('');
    const own = isIphone ? '_chat.txt' : `Discussion WhatsApp avec ${title}.txt`;
    // Two files with one name: which one a program reads is not known, and neither is.
    const zip = zipOf(new Map([...entries, [own, text]]));
    const zipName =
      plan.renamed ?? (isIphone ? `WhatsApp Chat - ${title}.zip` : `Discussion WhatsApp avec ${title}.zip`);
    return toArchive(`WhatsApp, ${name}${isGroup ? ', group' : ''}`, plan, new File([zip], zipName));
  });

const toArchive = (name: string, { isHonest, written }: Plan, file: File): AttackedArchive => ({
  name,
  files: [file],
  her: HER,
  isHonest,
  written,
});

/** JSON of a platform: his words and his name are strings there. */
const anyJson = fc.tuple(anyPlan, fc.constantFrom('instagram', 'encrypted', 'telegram')).map(([plan, format]) => {
  const head = PHONES[0]?.head ?? String;
  const his = plan.name;
  const listed = plan.written.map((one, index) => ({
    sender: one.isHers ? HER : his,
    words: attackedWords(plan, one, index, head),
    at: one.at.getTime(),
    id: one.isHers ? HER_ID : 'user2',
  }));
  const [path, content] = {
    instagram: [
      'your_instagram_activity/messages/inbox/theo_1/message_1.json',
      {
        participants: [{ name: his }, { name: HER }],
        messages: listed.map(({ sender, words, at }) => ({ sender_name: sender, content: words, timestamp_ms: at })),
        title: his,
      },
    ],
    encrypted: [
      'Theo_3.json',
      {
        participants: [his, HER],
        threadName: `${his}_3`,
        messages: listed.map(({ sender, words, at }) => ({
          senderName: sender,
          text: words,
          timestamp: at,
          type: 'text',
        })),
      },
    ],
    telegram: [
      'result.json',
      {
        ...{ name: his, type: 'personal_chat', id: 2 },
        messages: listed.map(({ sender, words, at, id }, index) => ({
          ...{ id: index, type: 'message', from: sender, from_id: id, text: words },
          ...{ date_unixtime: String(Math.floor(at / 1000)), date: '2026-01-01T00:00:00' },
        })),
      },
    ],
  }[format] as [string, object];
  const entries = new Map<string, string>([[path, JSON.stringify(content)]]);
  if (plan.document !== null)
    entries.set(
      `${path.slice(0, path.lastIndexOf('/') + 1)}files/${plan.document}`,
      forge(plan.document, 'him0x', head, new Date(0)),
    );
  return toArchive(format, plan, new File([zipOf(entries)], 'archive.zip'));
});

export const anyAttackedArchive: fc.Arbitrary<AttackedArchive> = fc.oneof(
  { arbitrary: anyWhatsapp, weight: 3 },
  { arbitrary: anyJson, weight: 1 },
);
