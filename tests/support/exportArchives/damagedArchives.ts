import { deflated, writeZip, type ZipRecord } from '../zipWriter.ts';
import { inventArchives } from './inventArchives.ts';
import { type ExpectedConversation, type InventedFile, toUtf8, zipOf } from './invention.ts';

/** Archives that are cut, altered or hostile: what may still be read of them, and what must be refused. */

export interface DamagedArchive {
  readonly name: string;
  readonly files: readonly InventedFile[];
  /** Messages that may be read, each as it must be read; null: any that are there. */
  readonly readable: readonly ExpectedConversation[] | null;
  /**
   * `refused`: nothing is opened. `opened`: opened, whatever it warns of. `unconfirmed`: refused, or opened and called
   * a format that nothing confirms. A warning: refused, or opened with it.
   */
  readonly outcome: 'refused' | 'opened' | 'unconfirmed' | { readonly warning: 'part-missing' | 'file-unreadable' };
}

const FOLDER = 'your_instagram_activity/messages/inbox';
const ZIP = 'instagram-lea-2026-03-12.zip';
const MEGABYTE = 1024 * 1024;

const write = (text: string, at = 1_772_000_000_123): object => ({
  sender_name: 'Malo Tilleul',
  timestamp_ms: at,
  content: text,
});

const thread = (messages: unknown): string =>
  JSON.stringify({ participants: [{ name: 'Malo Tilleul' }], messages, title: 'Malo Tilleul' });

const good = (name = `${FOLDER}/1_1/message_1.json`): ZipRecord => deflated(name, toUtf8(thread([write('Un mot.')])));

const expectedGood: readonly ExpectedConversation[] = [
  {
    title: 'Malo Tilleul',
    messages: [
      {
        archive: 0,
        path: `${FOLDER}/1_1/message_1.json`,
        index: 0,
        kind: 'message',
        sender: 'Malo Tilleul',
        text: 'Un mot.',
        iso: new Date(1_772_000_000_123).toISOString(),
        precision: 'ms',
        localTime: null,
        isEdited: false,
        media: [],
        reactions: [],
      },
    ],
  },
];

const one = (bytes: InventedFile['bytes'], name = ZIP): InventedFile[] => [{ name, bytes }];

/** Names of files that lead elsewhere, or that are read as something else. */
const HOSTILE_NAMES: readonly (readonly [name: string, path: string])[] = [
  ['leads above', '../../evasion.json'],
  ['leads above inside the folder', `${FOLDER}/../../../../../message_1.json`],
  ['is absolute', '/etc/message_1.json'],
  ['is of a drive', 'C:\\message_1.json'],
  ['is written from right to left', `${FOLDER}/1_1/photos/\u202egpj.exe`],
  ['has 5,000 characters', `${FOLDER}/${'a'.repeat(4_970)}/message_1.json`],
  ['has a null character', `${FOLDER}/1_1/mess\0age_1.json`],
  ['is __proto__', '__proto__'],
];

function invertMiddle(bytes: InventedFile['bytes']): InventedFile['bytes'] {
  const from = Math.floor(bytes.length / 2);
  return bytes.map((byte, i) => (i >= from && i < from + 64 ? byte ^ 0xff : byte));
}

export function inventDamaged(seed: number): DamagedArchive[] {
  const whole = inventArchives(seed).find(({ name }) => name === 'instagram, JSON');
  const [file] = whole?.files ?? [];
  if (whole === undefined || file === undefined) throw new Error('no archive to damage');
  const zeros = deflated(`${FOLDER}/2_2/message_1.json`, new Uint8Array(10 * MEGABYTE));
  const secret = deflated(`${FOLDER}/1_1/message_1.json`, toUtf8(thread([write('Un secret.')])));
  const part = (number: number): InventedFile => ({
    name: `instagram-lea-2026-03-12-part_${number}.zip`,
    bytes: writeZip([good(`${FOLDER}/${number}_1/message_1.json`)]),
  });
  const long = 'x'.repeat(3 * MEGABYTE);
  const refused = (name: string, files: readonly InventedFile[]): DamagedArchive => ({
    name,
    files,
    readable: [],
    outcome: 'refused',
  });
  /** A record beside a whole conversation, which may be read. */
  const beside = (name: string, outcome: DamagedArchive['outcome'], record: ZipRecord) => ({
    name,
    files: one(writeZip([good(), record])),
    readable: expectedGood,
    outcome,
  });
  const second = (text: string): ZipRecord => deflated(`${FOLDER}/2_2/message_1.json`, toUtf8(text));
  const unread = (name: string, record: ZipRecord) => beside(name, { warning: 'file-unreadable' }, record);
  /** Of which any messages that are there may be read. */
  const anyOf = (archive: DamagedArchive): DamagedArchive => ({ ...archive, readable: null });
  const tiktok = { Messaging: { Threads: [{ With: 'brume.x', Items: [{ When: 1, Who: 'x', What: 'Un.' }] }] } };
  const encrypted = { ...secret, data: Buffer.concat([Buffer.alloc(12, 7), secret.data]), flags: 1, localFlags: 1 };
  return [
    refused('half a zip', one(file.bytes.slice(0, file.bytes.length / 2))),
    {
      name: 'wrong bytes in the middle',
      files: one(invertMiddle(file.bytes)),
      readable: whole.conversations,
      outcome: 'opened',
    },
    { name: 'part 2 of 3 missing', files: [part(1), part(3)], readable: null, outcome: { warning: 'part-missing' } },
    unread('a page under the name of a JSON file', second('<html><body><h1>Connexion</h1></body></html>')),
    refused(
      'a page alone under the name of a zip',
      one(toUtf8('<!DOCTYPE html><html><body>Session expirée</body></html>')),
    ),
    refused('encrypted', one(writeZip([encrypted]))),
    unread('a zip bomb: 10 MB of zeros', zeros),
    unread('a zip bomb that states 1,000 bytes', { ...zeros, size: 1000 }),
    unread('sizes larger than the archive', { ...zeros, size: 0xfffffff0, compressedSize: 0xfffffff0 }),
    ...HOSTILE_NAMES.map(([name, path]) => beside(`a name that ${name}`, 'opened', deflated(path, toUtf8('{}')))),
    anyOf(unread('a JSON file cut short', second(thread([write('Un.'), write('Deux.')]).slice(0, -60)))),
    ...[{}, 'rien', 12, null].map((messages) =>
      beside(`messages that are ${JSON.stringify(messages)}`, 'opened', second(thread(messages))),
    ),
    anyOf(
      beside(
        'entries that are no messages',
        'opened',
        second(thread([null, 3, 'x', [], { sender_name: {}, timestamp_ms: 'y' }])),
      ),
    ),
    anyOf(beside('a message of three million characters', 'opened', second(thread([write(long)])))),
    anyOf(unread('deep nesting', second(`{"messages":${'['.repeat(100_000)}${']'.repeat(100_000)},"title":"x"}`))),
    refused('a zip without messages', one(zipOf(new Map([['a.txt', 'Rien']])))),
    {
      ...refused(
        'a version of TikTok with other keys',
        one(zipOf(new Map([['user_data_tiktok.json', JSON.stringify(tiktok)]])), 'TikTok_Data_1.zip'),
      ),
      outcome: 'unconfirmed',
    },
    refused('an empty file', one(new Uint8Array())),
  ];
}
