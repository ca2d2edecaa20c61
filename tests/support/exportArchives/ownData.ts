import {
  addMedia,
  archiveOf,
  type Entries,
  type ExpectedConversation,
  type ExpectedMessage,
  type InventedArchive,
  Inventor,
  instant,
  localTo,
  message,
} from './invention.ts';

/** Snapchat, TikTok, X and Discord: one file of messages for the account, or one for each channel. */

const spaced = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ');

const SNAPCHAT_TYPES = ['TEXT', 'TEXT', 'TEXT', 'MEDIA', 'NOTE', 'STICKER', 'SHARE', 'LOCATION'] as const;
const SNAPCHAT_STATUSES = ['STATUSPARTICIPANTREMOVED', 'STATUSSAVETOCAMERAROLL'] as const;

function inventSnapchat(inventor: Inventor): InventedArchive {
  const path = 'json/chat_history.json';
  const holder = inventor.handle();
  const entries: Entries = new Map();
  const history: Record<string, unknown[]> = {};
  let index = 0;
  const conversations = [null, 'Sortie 🚲', null].map((title, i): ExpectedConversation => {
    const other = `${inventor.handle()}${i}`;
    const key = title === null ? other : `0f3c-${inventor.digits(8)}`;
    const made = Array.from({ length: 30 }, (_, place) => {
      const at = inventor.next(true);
      const isHolder = inventor.chance(0.4);
      const sender = isHolder ? holder : other;
      const isStatus = place % 11 === 5;
      const isErased = place % 13 === 7;
      const type = isErased
        ? 'STATUSERASEDMESSAGE'
        : isStatus
          ? inventor.pick(SNAPCHAT_STATUSES)
          : inventor.pick(SNAPCHAT_TYPES);
      const hasFile = type === 'MEDIA' || type === 'NOTE';
      const ids = hasFile
        ? Array.from({ length: type === 'MEDIA' ? 1 + inventor.below(2) : 1 }, () => `b~${inventor.digits(14)}`)
        : [];
      const media = ids.map((name) => {
        const extension = type === 'NOTE' ? 'mp4' : 'jpg';
        const path = addMedia(entries, `chat_media/${at.toISOString().slice(0, 10)}_${name}.${extension}`);
        return { kind: type === 'NOTE' ? ('audio' as const) : ('image' as const), name, path };
      });
      const text = type === 'TEXT' ? inventor.lines() : null;
      const json = {
        From: sender,
        'Media Type': type,
        Created: `${spaced(at)} UTC`,
        Content: text ?? (type === 'SHARE' || type === 'STICKER' ? '' : null),
        'Conversation Title': title,
        IsSender: isHolder,
        // The key says microseconds; the value is in milliseconds.
        'Created(microseconds)': at.getTime(),
        IsSaved: inventor.chance(0.5),
        'Media IDs': ids.join(' | '),
      };
      const isNotice = isStatus && !isErased;
      // The type is all that the archive has: it stands for what is missing.
      const isTypeAlone = ['STICKER', 'SHARE', 'LOCATION'].includes(type);
      const inSeconds = new Date(at.getTime() - at.getUTCMilliseconds());
      const expected = (at_: number): ExpectedMessage =>
        message({
          path,
          index: at_,
          sender: isNotice ? null : sender,
          fromHolder: isHolder,
          kind: isErased ? 'unsent' : isNotice ? 'notice' : 'message',
          text,
          media: isTypeAlone ? [{ kind: 'file', name: type, path: null }] : media,
          ...instant('ms', at),
          also: {
            iso: [inSeconds.toISOString()],
            precision: ['s'],
            ...(isNotice ? { sender: [sender], fromHolder: [null] } : {}),
            ...(isErased ? { kind: ['notice'], sender: [null], fromHolder: [null] } : {}),
          },
          ...(isNotice || isErased ? { open: ['text'] } : {}),
        });
      return { json, expected };
    }).reverse(); // newest first
    history[key] = made.map(({ json }) => json);
    const messages = made.map(({ expected }) => expected(index++));
    return { title: title ?? other, messages };
  });
  entries.set(path, JSON.stringify(history, null, 2));
  entries.set('json/snap_history.json', JSON.stringify({}));
  entries.set('json/account.json', JSON.stringify({ 'Basic Information': { Username: holder } }));
  return archiveOf('snapchat', 'snapchat', ['mydata~1741772711.zip', entries], conversations);
}

/** As it was before 2023: what was received and what was sent, in two lists. */
function inventOlderSnapchat(inventor: Inventor): InventedArchive {
  const path = 'json/chat_history.json';
  const other = inventor.handle();
  const write = (side: 'From' | 'To', from: number) =>
    Array.from({ length: 15 }, (_, i) => {
      const at = inventor.next();
      const text = inventor.lines();
      return {
        json: { [side]: other, 'Media Type': 'TEXT', Created: `${spaced(at)} UTC`, Text: text },
        expected: message({
          path,
          index: from + i,
          sender: side === 'From' ? other : null,
          fromHolder: side === 'To',
          text,
          ...instant('s', at),
        }),
      };
    });
  const received = write('From', 0);
  const sent = write('To', received.length);
  const history = {
    'Received Saved Chat History': received.map(({ json }) => json),
    'Sent Saved Chat History': sent.map(({ json }) => json),
  };
  const messages = [...received, ...sent].map(({ expected }) => expected);
  const entries = new Map([[path, JSON.stringify(history)]]);
  return archiveOf('snapchat', 'snapchat, older', ['mydata.zip', entries], [{ title: other, messages }]);
}

function inventTikTok(inventor: Inventor, isOlder: boolean): InventedArchive {
  const path = isOlder ? 'user_data.json' : 'user_data_tiktok.json';
  const holder = inventor.handle();
  let index = 0;
  const chats = Array.from({ length: 3 }, (_, i) => {
    const other = `${inventor.handle()}_${i}`;
    const written = Array.from({ length: 25 }, () => {
      const at = inventor.next();
      const from = inventor.pick([holder, other]);
      const text = inventor.lines();
      return {
        json: { Date: spaced(at), From: from, Content: text },
        expected: message({ path, index: index++, sender: from, text, ...instant('s', at) }),
      };
    });
    return { other, written };
  });
  const histories = chats.map(({ other, written }) => [`Chat History with ${other}:`, written.map(({ json }) => json)]);
  const data = {
    Activity: {},
    Comment: { Comments: { CommentsList: [{ date: '2026-03-12 10:00:00', comment: 'Joli !' }] } },
    [isOlder ? 'Direct Messages' : 'Direct Message']: {
      [isOlder ? 'Chat History' : 'Direct Messages']: { ChatHistory: Object.fromEntries(histories) },
    },
  };
  return archiveOf(
    'tiktok',
    `tiktok${isOlder ? ', older keys' : ''}`,
    ['TikTok_Data_1741772711.zip', new Map([[path, JSON.stringify(data)]])],
    chats.map(({ other, written }) => ({ title: other, messages: written.map(({ expected }) => expected) })),
  );
}

function inventX(inventor: Inventor): InventedArchive {
  const holder = inventor.digits(18);
  const user = inventor.handle();
  const entries: Entries = new Map();
  const conversations: ExpectedConversation[] = [];
  for (const isGroup of [false, true]) {
    const path = `data/direct-messages${isGroup ? '-group' : ''}.js`;
    let index = 0;
    const list = Array.from({ length: 2 }, () => {
      const other = inventor.digits(10);
      const conversationId = isGroup ? inventor.digits(19) : `${other}-${holder}`;
      const made = Array.from({ length: 20 }, (_, place) => {
        const at = inventor.next(true);
        if (isGroup && place % 9 === 4) {
          const event = { initiatingUserId: other, userIds: [holder], createdAt: at.toISOString() };
          const notice = { kind: 'notice', sender: null, text: null, ...instant('ms', at), open: ['text'] } as const;
          return {
            json: { participantsJoin: event },
            expected: (index: number) => message({ path, index, ...notice }),
          };
        }
        const senderId = inventor.pick([holder, other]);
        const text = inventor.lines();
        const isReaction = inventor.chance(0.2);
        const reactions = isReaction
          ? [{ senderId: holder, reactionKey: 'like', eventId: inventor.digits(19), createdAt: at.toISOString() }]
          : [];
        const json = {
          messageCreate: {
            ...(isGroup ? {} : { recipientId: senderId === holder ? other : holder }),
            reactions,
            urls: [],
            text,
            mediaUrls: [],
            senderId,
            id: inventor.digits(19),
            createdAt: at.toISOString(),
            editHistory: [],
          },
        };
        const expected = (at_: number) =>
          message({
            path,
            index: at_,
            sender: null,
            senderId,
            text,
            ...instant('ms', at),
            // The holder's name is in account.js.
            also: senderId === holder ? { sender: [user, 'Léa', `@${user}`] } : {},
            ...(isReaction ? { open: ['reactions'] } : {}),
          });
        return { json, expected };
      }).reverse();
      const messages = made.map(({ expected }) => expected(index++));
      conversations.push({ title: null, otherTitles: [conversationId, other], messages });
      return { dmConversation: { conversationId, messages: made.map(({ json }) => json) } };
    });
    entries.set(path, `window.YTD.direct_messages${isGroup ? '_group' : ''}.part0 = ${JSON.stringify(list, null, 2)}`);
  }
  const account = {
    account: { email: 'lea@exemple.example', accountId: holder, username: user, accountDisplayName: 'Léa' },
  };
  entries.set('data/account.js', `window.YTD.account.part0 = ${JSON.stringify([account])}`);
  entries.set('data/tweets.js', 'window.YTD.tweets.part0 = [ ]');
  entries.set('Your archive.html', '<html><head><title>Your archive</title></head><body></body></html>');
  return archiveOf('x', 'x', ['twitter-2026-03-12-ab12.zip', entries], conversations);
}

const DISCORD_EPOCH = 1_420_070_400_000n;

function inventDiscord(inventor: Inventor, isOlder: boolean): InventedArchive {
  const folder = isOlder ? 'messages' : 'Messages';
  const user = { id: inventor.digits(18), username: inventor.handle(), global_name: 'Léa' };
  const entries = new Map([[`${isOlder ? 'account' : 'Account'}/user.json`, JSON.stringify(user)]]);
  const names: Record<string, string> = {};
  const conversations = Array.from({ length: 3 }, (_, i): ExpectedConversation => {
    const channel = inventor.digits(18);
    const title = i === 0 ? `Direct Message with ${inventor.handle()}#0` : `salon-${i} in Un serveur`;
    names[channel] = title;
    const path = `${folder}/c${channel}/messages.json`;
    const made = Array.from({ length: 20 }, () => {
      const at = inventor.next();
      const text = inventor.lines();
      const id = String((BigInt(at.getTime()) - DISCORD_EPOCH) << 22n);
      const stamp = isOlder ? `${spaced(at)}.000000+00:00` : spaced(at);
      const attached = inventor.chance(0.2) ? `https://cdn.exemple.example/a/${inventor.digits(6)}/image.png` : '';
      const expected = (index: number): ExpectedMessage =>
        message({
          path,
          index,
          sender: null,
          fromHolder: true,
          text,
          ...(isOlder ? instant('s', at) : localTo('s', at)),
          also: {
            sender: [user.username, user.global_name],
            // An id has its instant, in UTC.
            ...(isOlder
              ? { precision: ['ms'] }
              : { iso: [at.toISOString()], precision: ['ms', 's'], localTime: [null] }),
          },
          ...(attached === '' ? {} : { open: ['media'] }),
        });
      return { json: { ID: id, Timestamp: stamp, Contents: text, Attachments: attached }, expected };
    }).reverse();
    entries.set(path, JSON.stringify(made.map(({ json }) => json)));
    const about = { id: channel, type: i === 0 ? 'DM' : 'GUILD_TEXT' };
    entries.set(`${folder}/c${channel}/channel.json`, JSON.stringify(about));
    return {
      title,
      otherTitles: [null, title.replace(/^Direct Message with /, ''), title.replace(/^Direct Message with |#0$/g, '')],
      messages: made.map(({ expected }, index) => expected(index)),
    };
  });
  entries.set(`${folder}/index.json`, JSON.stringify(names));
  const name = `discord${isOlder ? ', older' : ''}`;
  return { ...archiveOf('discord', name, ['package.zip', entries], conversations), hasOwnMessagesOnly: true };
}

export function inventOwnData(seed: number): InventedArchive[] {
  const inventor = new Inventor(seed);
  return [
    inventSnapchat(inventor),
    inventOlderSnapchat(inventor),
    inventTikTok(inventor, false),
    inventTikTok(inventor, true),
    inventX(inventor),
    inventDiscord(inventor, false),
    inventDiscord(inventor, true),
  ];
}
