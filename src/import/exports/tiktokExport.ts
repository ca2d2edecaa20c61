import type { ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import { type ExportedTime, parseUtcSecond, readInstant, readUnknownDate } from './exportDates.ts';
import { readJsonValues } from './exportJson.ts';
import { type ExportPart, type ExportReader, selectMessageFiles } from './exportReader.ts';
import { Cutter, createMessage } from './exportText.ts';
import { field, isObject, statesRepeats } from './jsonValues.ts';

/**
 * `user_data_tiktok.json` of TikTok, whose keys were renamed several times.
 * Rests on: the path, the fields, and names of accounts, which are unique there.
 */

const FILE = /(?:^|\/)user_data(?:_tiktok)?\.json$/i;
const PATHS = ['$.*.*.ChatHistory.*.*', '$.*.*.CommentsList.*', '$.*.*.ProfileMap.userName'];
const KEYS = /^Direct Message(?:s|\(s\))?$/;

const isMessageFile = (head: string): boolean =>
  /^\s*\{/.test(head) && /"(?:ChatHistory|Direct Messages?|Your Activity|Video Browsing History)"\s*:/.test(head);

export const openTiktok: ExportReader = async (context) => {
  const files = await selectMessageFiles(context, FILE, isMessageFile);
  if (files.length === 0) return null;
  const found: OfHolder = { hasComments: false, names: new Set() };
  return {
    format: 'tiktok',
    platform: 'tiktok',
    isConfirmed: false,
    files,
    hasOwnComments: () => found.hasComments,
    holderNames: () => [...found.names],
    read: (file, signal) => readHistory(file, signal, found),
  };
};

/** What the files say of the holder, gathered as they are read. */
interface OfHolder {
  hasComments: boolean;
  readonly names: Set<string>;
}

async function* readHistory(file: ArchiveFile, signal: AbortSignal, found: OfHolder): AsyncGenerator<ExportPart> {
  const threads = new Set<string>();
  let index = 0;
  for await (const values of readJsonValues(file, PATHS, signal)) {
    for (const one of values) {
      const { path, value } = one;
      if (path[2] === 'CommentsList') found.hasComments = true;
      if (path[2] === 'ProfileMap') {
        const name = new Cutter().value(value);
        if (name !== null) found.names.add(name);
      }
      if (!KEYS.test(String(path[0])) || typeof path[4] !== 'number') continue;
      const thread = String(path[3]);
      if (isObject(value)) {
        threads.add(thread);
        yield { thread, messages: [{ ...readMessage(file, value, index), ...statesRepeats(one) }] };
      }
      index += 1;
    }
  }
  for (const thread of threads) {
    const title = new Cutter().value(/^Chat History with (.+?):?$/.exec(thread)?.[1] ?? thread);
    yield { thread, head: { key: `${file.archive}/${thread}`, id: null, title, isRequest: false } };
  }
}

function readMessage(file: ArchiveFile, value: unknown, index: number): ExportedMessage {
  const cutter = new Cutter();
  return createMessage(file, index, cutter, {
    sender: cutter.value(field(value, 'From')),
    text: cutter.text(field(value, 'Content')),
    ...readTime(field(value, 'Date')),
  });
}

/** `2025-11-17 17:20:11`, in UTC: TikTok says so beside its export. */
function readTime(raw: unknown): ExportedTime {
  if (typeof raw !== 'string') return readUnknownDate(null);
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?: UTC)?$/.exec(raw) ?? [];
  const at = parseUtcSecond(day, time);
  return Number.isNaN(at) ? readUnknownDate(raw) : readInstant(raw, at, 's');
}
