import {
  addMedia,
  archiveOf,
  type Entries,
  type ExpectedConversation,
  type ExpectedMessage,
  escapeHtml,
  type InventedArchive,
  Inventor,
  instant,
  localTo,
  message,
  parts,
  toUtf8,
  unknownWhen,
  zipOf,
} from './invention.ts';

/** Telegram in JSON (one chat, the whole account) and as pages. Times in JSON are in seconds, an instant beside. */

interface Person {
  readonly name: string | null;
  readonly id: string;
}

const mediaOf = (kind: 'image' | 'audio', name: string) => [{ kind, name, path: name }];

const NOT_INCLUDED = '(File not included. Change data exporting settings to download.)';

/** `date` is in the zone of the computer, here two hours ahead. */
const localDate = (at: Date): string => new Date(at.getTime() + 7_200_000).toISOString().slice(0, 19);

interface Writing {
  readonly people: readonly Person[];
  readonly path: string | null;
  /** Before the files of this chat. */
  readonly folder: string;
  /** Earlier programs wrote no instant. */
  readonly hasInstants: boolean;
  /** `from_id` of the holder; null when the file does not have it. */
  readonly holder: string | null;
}

function writeMessage(
  inventor: Inventor,
  { people, path, folder, hasInstants, holder }: Writing,
  index: number,
  entries: Entries,
): readonly [json: Record<string, unknown>, expected: ExpectedMessage] {
  const at = inventor.next();
  const from = inventor.pick(people);
  const id = index + 1;
  const when = hasInstants ? instant('s', at) : localTo('s', new Date(at.getTime() + 7_200_000));
  const date = { date: localDate(at), ...(hasInstants ? { date_unixtime: String(at.getTime() / 1000) } : {}) };
  const written = inventor.lines();
  const json: Record<string, unknown> = {
    id,
    type: 'message',
    ...date,
    from: from.name,
    from_id: from.id,
    text: written,
    text_entities: [{ type: 'plain', text: written }],
  };
  const expected = message({
    path,
    index,
    sender: from.name,
    senderId: from.id,
    fromHolder: holder === null ? null : from.id === holder,
    also: { fromHolder: [null] },
    text: written,
    ...when,
  });
  const attach = (sub: string, extension: string): string =>
    addMedia(entries, `${folder}${sub}/${sub}_${id}@12-03-2026.${extension}`);
  const service = { id, type: 'service', ...date, actor: from.name, actor_id: from.id, text: '' };
  const open = ['text', 'senderId', 'fromHolder'] as const;
  const empty = { ...json, text: '', text_entities: [] };
  switch (inventor.below(12)) {
    case 0: {
      const word = inventor.sentence();
      const link = 'https://exemple.example/é';
      const text = ['Début ', { type: 'bold', text: word }, ' puis ', { type: 'link', text: link }, ' — fin'];
      return [
        { ...json, text, text_entities: [] },
        { ...expected, text: `Début ${word} puis ${link} — fin` },
      ];
    }
    case 1:
      return [
        { ...json, edited: localDate(at), edited_unixtime: String(at.getTime() / 1000 + 60) },
        { ...expected, isEdited: true },
      ];
    case 2: {
      const name = attach('photos', 'jpg');
      return [
        { ...json, photo: name, width: 4, height: 4 },
        { ...expected, media: [{ kind: 'image', name, path: name }] },
      ];
    }
    case 3: {
      const name = attach('voice_messages', 'ogg');
      return [
        { ...empty, file: name, media_type: 'voice_message', mime_type: 'audio/ogg', duration_seconds: 4 },
        { ...expected, text: null, media: mediaOf('audio', name) },
      ];
    }
    case 4: {
      const name = attach('stickers', 'webp');
      return [
        { ...empty, file: name, media_type: 'sticker', sticker_emoji: '🙄', mime_type: 'image/webp' },
        { ...expected, text: null, also: { fromHolder: [null], text: ['🙄'] }, media: mediaOf('image', name) },
      ];
    }
    case 5: {
      if (inventor.chance(0.5)) return inventContent(inventor, empty, expected);
      const name = attach('video_files', 'mp4');
      return [
        { ...empty, file: name, media_type: 'video_file', mime_type: 'video/mp4' },
        { ...expected, text: null, media: [{ kind: 'video', name, path: name }] },
      ];
    }
    case 6:
      return [
        { ...empty, file: NOT_INCLUDED, media_type: 'voice_message', mime_type: 'audio/ogg' },
        { ...expected, text: null, media: [{ kind: 'audio', name: null, path: null }] },
      ];
    case 7:
      return [
        { ...service, action: 'pin_message', message_id: 1 },
        { ...expected, kind: 'notice', text: null, sender: null, also: { sender: [from.name] }, open },
      ];
    case 8:
      return [
        { ...service, action: 'phone_call', duration_seconds: 65, discard_reason: 'hangup' },
        { ...expected, kind: 'call', text: null, also: { sender: [null] }, open },
      ];
    case 9:
      return [{ ...json, forwarded_from: 'Une chaîne inventée' }, expected];
    case 10: {
      const recent = people.slice(0, 1).map((one) => ({ from: one.name, from_id: one.id, date: localDate(at) }));
      return [
        { ...json, reactions: [{ type: 'emoji', count: 1, emoji: '👎', recent }] },
        { ...expected, reactions: [{ actor: people[0]?.name ?? null, value: '👎' }] },
      ];
    }
    default:
      return [json, expected];
  }
}

function writeChat(
  inventor: Inventor,
  writing: Writing,
  [from, length]: readonly [from: number, length: number],
  entries: Entries,
) {
  const all = Array.from({ length }, (_, i) => writeMessage(inventor, writing, from + i, entries));
  return { json: all.map(([json]) => json), messages: all.map(([, expected]) => expected) };
}

function inventPeople(inventor: Inventor, count: number): Person[] {
  return inventor.names(count).map((name) => ({ name, id: `user${inventor.digits(9)}` }));
}

/** One chat: result.json, with its files, or without anything else. */
function inventOneChat(inventor: Inventor, hasInstants: boolean): InventedArchive {
  const people = inventPeople(inventor, 2);
  const entries: Entries = new Map();
  const path = hasInstants ? 'ChatExport_2026-03-12/result.json' : null;
  const folder = path === null ? '' : 'ChatExport_2026-03-12/';
  // Names of files in the JSON are relative to its folder.
  const writing = { people, path, folder: '', hasInstants, holder: null };
  const { json, messages } = writeChat(inventor, writing, [0, 80], entries);
  const result = JSON.stringify({ name: people[0]?.name, type: 'personal_chat', id: 42, messages: json }, null, 1);
  const zipped: Entries = new Map([[`${folder}result.json`, result]]);
  for (const [name, bytes] of entries) zipped.set(folder + name, bytes);
  const inFolder = messages.map((one) => ({
    ...one,
    // A result.json alone has no file beside it.
    media: one.media.map((media) => ({
      ...media,
      path: media.path === null || path === null ? null : folder + media.path,
    })),
  }));
  return {
    name: `telegram, JSON, one chat${hasInstants ? '' : ', older, without its files'}`,
    format: 'telegram-json',
    files: [
      path === null
        ? { name: 'result.json', bytes: toUtf8(result) }
        : { name: 'ChatExport_2026-03-12.zip', bytes: zipOf(zipped) },
    ],
    conversations: [{ title: people[0]?.name ?? null, messages: inFolder }],
  };
}

function inventAccount(inventor: Inventor): InventedArchive {
  const [holder = { name: null, id: '' }, ...others] = inventPeople(inventor, 4);
  const entries: Entries = new Map();
  const path = 'result.json';
  const chats: { readonly title: string | null; readonly type: string; readonly people: readonly Person[] }[] = [
    { title: others[0]?.name ?? null, type: 'personal_chat', people: [holder, ...others.slice(0, 1)] },
    { title: 'Jardin partagé 🌱', type: 'private_group', people: [holder, ...others] },
    // A deleted account has no name.
    { title: null, type: 'personal_chat', people: [holder, { name: null, id: 'user777' }] },
  ];
  let from = 0;
  const conversations: ExpectedConversation[] = [];
  const list = chats.map(({ title, type, people }, i) => {
    const writing: Writing = { people, path, folder: `chats/chat_${i + 1}/`, hasInstants: true, holder: holder.id };
    const { json, messages } = writeChat(inventor, writing, [from, 35], entries);
    from += json.length;
    conversations.push({ title, messages });
    return { name: title, type, id: i + 1, messages: json };
  });
  const result = {
    about: 'Here is the data you requested.',
    personal_information: { user_id: Number(holder.id.slice(4)), first_name: holder.name, last_name: '' },
    contacts: { about: '', list: [{ first_name: 'Autre', phone_number: '+33000000000', date: '2026-01-01T00:00:00' }] },
    chats: { about: '', list },
    left_chats: { about: '', list: [] },
  };
  const zipped: Entries = new Map([[path, JSON.stringify(result, null, 1)], ...entries]);
  const name = 'telegram, JSON, the whole account';
  return archiveOf('telegram-json', name, ['DataExport_2026-03-12.zip', zipped], conversations);
}

const escapeText = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

const page = (title: string, history: readonly string[]): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body onload="CheckLocation();">` +
  `<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">\n${escapeText(title)}\n</div></div></div>` +
  `<div class="page_body chat_page"><div class="history">\n${history.join('\n')}\n</div></div></div></body></html>`;

/** Pages of a chat: a message that follows another of the same person has no name. */
function inventHtml(inventor: Inventor, hasOffset: boolean): InventedArchive {
  const people = inventor.names(2);
  const title = people[0] ?? '';
  const entries: Entries = new Map();
  const messages: ExpectedMessage[] = [];
  let last: string | null = null;
  for (const path of ['messages.html', 'messages2.html']) {
    /** Lines with a day, which take no place. */
    let days = 0;
    const history = Array.from({ length: 45 }, (_, line): string => {
      const at = inventor.next();
      const index = line - days;
      // The second page goes on with the person of the first one.
      if (line % 12 === 0 && (line > 0 || path === 'messages.html')) {
        const day = `${parts(at).dayNumber} March ${parts(at).year}`;
        days += 1;
        last = null;
        return `<div class="message service" id="message-${line + 1}"><div class="body details">\n${day}\n</div></div>`;
      }
      if (inventor.chance(0.06)) {
        const text = `${people[0]} pinned a message`;
        messages.push(message({ path, index, kind: 'notice', sender: null, text, ...unknownWhen }));
        last = null;
        return `<div class="message service" id="message${line}"><div class="body details">\n${text}\n</div></div>`;
      }
      const sender = inventor.pick(people);
      const isJoined = sender === last;
      last = sender;
      const { day, month, year, hour, minute, second } = parts(at);
      const stamp = `${day}.${month}.${year} ${hour}:${minute}:${second}${hasOffset ? ' UTC+02:00' : ''}`;
      const when = hasOffset ? instant('s', new Date(at.getTime() - 7_200_000)) : localTo('s', at);
      const base = message({ path, index, sender, text: null, ...when });
      const choice = inventor.below(6);
      let body: string;
      if (choice === 0) {
        const name = addMedia(entries, `photos/photo_${index}@12-03-2026.jpg`);
        body = `<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="${name}"><img class="photo" src="${name.replace('.jpg', '_thumb.jpg')}"/></a></div>`;
        messages.push({ ...base, media: mediaOf('image', name) });
      } else if (choice === 1) {
        const name = addMedia(entries, `voice_messages/audio_${index}@12-03-2026.ogg`);
        body = `<div class="media_wrap clearfix"><a class="media clearfix pull_left block_link media_voice_message" href="${name}"><div class="fill pull_left"></div><div class="body"><div class="title bold">\nVoice message\n</div><div class="status details">\n00:04\n</div></div></a></div>`;
        messages.push({ ...base, media: mediaOf('audio', name) });
      } else if (choice === 2) {
        const text = inventor.sentence();
        body = `<div class="forwarded body"><div class="from_name">\nUne autre personne <span class="date details" title="01.01.2020 10:00:00${hasOffset ? ' UTC+02:00' : ''}"> 01.01.2020 10:00:00</span>\n</div><div class="text">\n${escapeText(text)}\n</div></div>`;
        messages.push({ ...base, text });
      } else {
        const text = inventor.lines();
        body = `<div class="text">\n${escapeText(text)}\n</div>`;
        messages.push({ ...base, text });
      }
      const name = isJoined ? '' : `<div class="from_name">\n${escapeText(sender)} \n</div>`;
      return (
        `<div class="message default clearfix${isJoined ? ' joined' : ''}" id="message${line + 1}">` +
        `${isJoined ? '' : '<div class="pull_left userpic_wrap"><div class="userpic userpic3"><div class="initials">L</div></div></div>'}` +
        `<div class="body"><div class="pull_right date details" title="${stamp}">\n${hour}:${minute}\n</div>${name}${body}</div></div>`
      );
    });
    entries.set(path, page(title, history));
  }
  const name = `telegram, pages${hasOffset ? '' : ', older, without a zone'}`;
  return archiveOf('telegram-html', name, ['ChatExport_2026-03-12.zip', entries], [{ title, messages }]);
}

export function inventTelegram(seed: number): InventedArchive[] {
  const inventor = new Inventor(seed);
  return [
    inventOneChat(inventor, true),
    inventOneChat(inventor, false),
    inventAccount(inventor),
    inventHtml(inventor, true),
    inventHtml(inventor, false),
  ];
}

/** A message that has something else in place of words. */
function inventContent(
  inventor: Inventor,
  empty: Readonly<Record<string, unknown>>,
  expected: ExpectedMessage,
): [Record<string, unknown>, ExpectedMessage] {
  const [first, second, word] = [inventor.sentence(), inventor.sentence(), inventor.sentence()];
  const answers = [{ text: first, voters: 2 }, { text: second }];
  const contents: readonly [Record<string, unknown>, string][] = [
    [{ poll: { question: word, closed: false, total_voters: 2, answers } }, `${word}\n${first}\n${second}`],
    [
      { contact_information: { first_name: first, last_name: second, phone_number: '06 00 00 00 00' } },
      `${first} ${second}\n06 00 00 00 00`,
    ],
    [
      { location_information: { latitude: 48.85, longitude: 2.35 }, place_name: word, address: first },
      `${word}\n${first}\n48.85, 2.35`,
    ],
  ];
  const [content, text] = inventor.pick(contents);
  return [
    { ...empty, ...content },
    { ...expected, text },
  ];
}
