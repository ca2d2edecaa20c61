import { mojibake } from '../import/exportSamples.ts';
import {
  addMedia,
  archiveOf,
  type Entries,
  type ExpectedMessage,
  type InventedArchive,
  Inventor,
  instant,
  MEDIA_KINDS,
  message,
  zipOf,
} from './invention.ts';

/** Messenger, Facebook and Instagram in JSON, and the download of encrypted conversations of Messenger. */

/** Meta escapes what is not ASCII. */
const toJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Strings that were not written so: an honest reader leaves them. */
const AS_THEY_ARE = ['Déjà vu 🌞 à l’aube', 'été sans accord', 'Ã© écrit par une personne, €', 'naïf ÿ'];

type Platform = 'messenger' | 'instagram';

interface Thread {
  readonly folder: string;
  readonly title: string;
  readonly people: readonly string[];
  readonly isRequest: boolean;
  /** Numbers of messages of message_1.json, message_2.json… */
  readonly lengths: readonly number[];
}

type Media = ExpectedMessage['media'][number];

/** Returns a message as its file has it, and as it must be read, once its path and index are known. */
function writeMessage(inventor: Inventor, platform: Platform, thread: Thread, at: Date, entries: Entries) {
  const sender = inventor.pick(thread.people);
  const json: Record<string, unknown> = { sender_name: mojibake(sender), timestamp_ms: at.getTime() };
  if (inventor.chance(0.3)) json.is_geoblocked_for_viewer = false;
  // The archive does not say whose it is.
  const base = { path: null, index: 0, sender, text: null, fromHolder: null, ...instant('ms', at) };
  const build = (values: Partial<ExpectedMessage> = {}) => ({ json, expected: message({ ...base, ...values }) });
  const say = (text: string, values: Partial<ExpectedMessage> = {}) => {
    json.content = mojibake(text);
    return build({ text, ...values });
  };
  const attach = (key: string, folder: string, extension: string): Media => {
    const uri = `${thread.folder}/${folder}/${inventor.digits(15)}.${extension}`;
    const path = inventor.chance(0.8) ? addMedia(entries, uri) : null;
    const former = (json[key] as unknown[] | undefined) ?? [];
    json[key] = [...former, { uri, creation_timestamp: Math.floor(at.getTime() / 1000) }];
    return { kind: key === 'files' ? 'file' : (MEDIA_KINDS[extension] ?? 'file'), name: uri, path };
  };

  switch (inventor.below(18)) {
    case 0: {
      const text = inventor.pick(AS_THEY_ARE);
      json.content = text;
      return build({ text });
    }
    case 1: {
      const media = Array.from({ length: 1 + inventor.below(3) }, () => attach('photos', 'photos', 'jpg'));
      return build({ media });
    }
    case 2: {
      const text = inventor.sentence();
      return say(text, { media: [attach('photos', 'photos', 'jpg')] });
    }
    case 3:
      return build({ media: [attach('videos', 'videos', 'mp4')] });
    case 4:
      return build({ media: [attach('audio_files', 'audio', inventor.pick(['m4a', 'aac', 'mp4']))].map(toSound) });
    case 5:
      return build({ media: [attach('gifs', 'gifs', 'gif')] });
    case 6: {
      if (platform === 'instagram') break;
      const uri = addMedia(entries, `your_facebook_activity/messages/stickers_used/${inventor.digits(15)}.webp`);
      json.sticker = { uri, ai_stickers: [] };
      return build({ media: [{ kind: 'image', name: uri, path: uri }] });
    }
    case 7:
      if (platform === 'instagram') break;
      return build({ media: [attach('files', 'files', 'pdf')] });
    case 8: {
      const link = `https://exemple.example/${inventor.digits(6)}`;
      json.share = { link, share_text: mojibake('Une page inventée, à lire'), original_content_owner: 'brume.x' };
      return say(`${sender} a envoyé une pièce jointe.`, { textGoesOn: true });
    }
    case 9:
      json.is_unsent = true;
      return build({ kind: 'unsent' });
    case 10:
      json.call_duration = inventor.pick([0, 63, 1200]);
      if (inventor.chance(0.5)) json.type = 'Call';
      return say(`${sender} vous a appelé.`, { kind: 'call', also: { text: [null] }, textGoesOn: true });
    case 11: {
      if (platform === 'instagram') break;
      json.type = 'Subscribe';
      json.users = [{ name: mojibake(thread.people[0] ?? '') }];
      const text = `${sender} a ajouté ${thread.people[0]} au groupe.`;
      return say(text, { kind: 'notice', sender: null, also: { sender: [sender] } });
    }
    case 12:
    case 13: {
      const text = inventor.lines();
      const reactions = thread.people
        .slice(0, 1 + inventor.below(2))
        .map((actor) => ({ actor, value: inventor.pick(['❤', '😡', '👍🏽', '😂']) }));
      json.reactions = reactions.map(({ actor, value }) => ({ reaction: mojibake(value), actor: mojibake(actor) }));
      return say(text, { reactions });
    }
  }
  return say(inventor.lines());
}

/** A sound in a file that could be a film. */
const toSound = (media: Media): Media => ({ ...media, kind: 'audio' });

/** Newest first, in message_1.json then message_2.json, as the platform writes. Oldest messages are made first. */
function writeThread(inventor: Inventor, platform: Platform, thread: Thread, entries: Entries) {
  const total = thread.lengths.reduce((sum, length) => sum + length, 0);
  const media: Entries = new Map();
  const all = Array.from({ length: total }, () =>
    writeMessage(inventor, platform, thread, inventor.next(true), media),
  ).reverse();
  let from = 0;
  const messages = thread.lengths.flatMap((length, i) => {
    const path = `${thread.folder}/message_${i + 1}.json`;
    const some = all.slice(from, from + length);
    from += length;
    const value = {
      participants: thread.people.map((name) => ({ name: mojibake(name) })),
      messages: some.map(({ json }) => json),
      title: mojibake(thread.title),
      is_still_participant: true,
      thread_path: thread.folder.split('/').slice(-2).join('/'),
      magic_words: [],
    };
    entries.set(path, toJson(value));
    return some.map(({ expected }, index): ExpectedMessage => ({ ...expected, path, index }));
  });
  for (const [name, bytes] of media) entries.set(name, bytes);
  return { title: thread.title, isRequest: thread.isRequest, messages };
}

function inventThreads(inventor: Inventor, root: string, count: number): Thread[] {
  const [holder = '', ...others] = inventor.names(count + 2);
  return Array.from({ length: count }, (_, i) => {
    const isGroup = i === 1;
    const isRequest = i === 2;
    const title = isGroup ? 'Équipe du mardi 🏐' : (others[i] ?? '');
    return {
      folder: `${root}/${isRequest ? 'message_requests' : 'inbox'}/${i}_${inventor.digits(17)}`,
      title,
      // The order of participants says nothing of the holder.
      people: isGroup
        ? [others[0] ?? '', holder, others[1] ?? '']
        : inventor.chance(0.5)
          ? [title, holder]
          : [holder, title],
      isRequest,
      lengths: i === 0 ? [60, 60, 13] : isRequest ? [25] : [40],
    };
  });
}

/** The files of an account that are no messages. */
const OTHER_FACEBOOK_FILES: readonly (readonly [string, string])[] = [
  ['your_facebook_activity/comments_and_reactions/comments.json', toJson({ comments_v2: [] })],
  ['your_facebook_activity/posts/your_posts_1.json', toJson([{ timestamp: 1, data: [{ post: mojibake('Été') }] }])],
  [
    'notifications/notifications.json',
    toJson({ notifications_v2: [{ text: 'Une page', timestamp: 1, unread: false }] }),
  ],
  ['start_here.html', '<html><head><title>Vos informations</title></head><body>Bonjour</body></html>'],
];

function inventOne(inventor: Inventor, platform: Platform, isWholeAccount: boolean): InventedArchive {
  const root = `your_${platform === 'messenger' ? 'facebook' : 'instagram'}_activity/messages`;
  const entries: Entries = new Map(isWholeAccount ? OTHER_FACEBOOK_FILES : []);
  const conversations = inventThreads(inventor, root, 4).map((thread) =>
    writeThread(inventor, platform, thread, entries),
  );
  const name = `${platform}, JSON${isWholeAccount ? ', with the other files of the account' : ''}`;
  const zip = `${platform === 'messenger' ? 'facebook' : 'instagram'}-lea-12-03-2026-Ab3.zip`;
  return archiveOf(`${platform}-json`, name, [zip, entries], conversations);
}

/** The same download in two zips: conversations and their files are on both sides. */
function inventTwoParts(inventor: Inventor): InventedArchive {
  const root = 'your_instagram_activity/messages';
  const entries: Entries = new Map();
  const threads = inventThreads(inventor, root, 4).map((thread) => writeThread(inventor, 'instagram', thread, entries));
  const part = (path: string): number => (/message_[2-9]|\/3_|[02468]\.\w+$/.test(path) ? 1 : 0);
  const files = [0, 1].map((number) => ({
    name: `instagram-lea-2026-03-12-part_${number + 1}.zip`,
    bytes: zipOf(new Map([...entries].filter(([path]) => part(path) === number))),
  }));
  return {
    name: 'instagram, JSON, in two parts',
    format: 'instagram-json',
    files,
    conversations: threads.map((thread) => ({
      ...thread,
      messages: thread.messages.map((one) => ({ ...one, archive: part(one.path ?? '') })),
    })),
  };
}

/** Encrypted conversations, which Messenger gives in their own download: no mojibake, names of participants alone. */
function inventEncrypted(inventor: Inventor): InventedArchive {
  const [holder = '', ...others] = inventor.names(3);
  const entries: Entries = new Map();
  const conversations = others.map((other, number) => {
    const path = `${other.replaceAll(' ', '')}_${number + 1}.json`;
    const written = Array.from({ length: 50 }, (_, index): readonly [Record<string, unknown>, ExpectedMessage] => {
      const at = inventor.next(true);
      const sender = inventor.pick([holder, other]);
      const text = inventor.lines();
      const json = {
        isUnsent: false,
        media: [] as { uri: string }[],
        reactions: [] as { actor: string; reaction: string }[],
        senderName: sender,
        text,
        timestamp: at.getTime(),
        type: 'text',
      };
      const expected = message({ path, index, sender, fromHolder: null, text, ...instant('ms', at) });
      switch (inventor.below(8)) {
        case 0:
          return [
            { ...json, text: '', isUnsent: true },
            { ...expected, text: null, kind: 'unsent' },
          ];
        case 1: {
          const name = addMedia(entries, `media/${inventor.digits(12)}.jpg`);
          const media = [{ kind: 'image' as const, name, path: name }];
          return [
            { ...json, text: '', type: 'media', media: [{ uri: `${inventor.pick(['', './'])}${name}` }] },
            { ...expected, text: null, media },
          ];
        }
        case 2: {
          const media = [{ kind: 'file' as const, name: null, path: null }];
          return [
            { ...json, text: '', type: 'media', media: [{ uri: 'Failed to download media' }] },
            { ...expected, text: null, media },
          ];
        }
        case 3:
          return [
            { ...json, reactions: [{ actor: holder, reaction: '😮' }] },
            { ...expected, reactions: [{ actor: holder, value: '😮' }] },
          ];
        default:
          return [json, expected];
      }
    });
    const value = { participants: [holder, other], threadName: other, messages: written.map(([json]) => json) };
    entries.set(path, JSON.stringify(number === 0 ? { ...value, participants: [other, holder] } : value, null, 2));
    return { title: other, otherTitles: [`${other}_${number + 1}`], messages: written.map(([, expected]) => expected) };
  });
  const name = 'messenger, encrypted conversations';
  return archiveOf('messenger-encrypted', name, ['messages.zip', entries], conversations);
}

export function inventMetaJson(seed: number): InventedArchive[] {
  const inventor = new Inventor(seed);
  return [
    inventOne(inventor, 'messenger', false),
    inventOne(inventor, 'messenger', true),
    inventOne(inventor, 'instagram', false),
    inventTwoParts(inventor),
    inventEncrypted(inventor),
  ];
}
