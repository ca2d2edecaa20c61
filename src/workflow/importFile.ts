import { Refusal } from '../domain/errors.ts';
import type { Look, Received, Stated } from '../domain/imported.ts';
import type { Acquisition, Environment, FieldNote, Observed } from '../domain/item.ts';
import { MAX_ITEM_BYTES, MAX_ITEMS } from '../domain/limits.ts';
import type { Posting } from '../domain/reading.ts';
import { readStatedAccount, readStatedAddress, readStatedDate } from '../domain/stated.ts';
import { lookAt } from '../import/look.ts';
import { sealItem } from '../seal/seal.ts';
import { knownOperator } from './operator.ts';
import { append, type Desk, ensureCase } from './steps.ts';

interface Surroundings extends Pick<Observed, 'timeZone' | 'utcOffset'> {
  readonly environment: Environment;
}

export interface ImportDesk extends Desk {
  readonly software: { readonly version: string };
  /** Of our own page: nothing of a foreign page is seen. */
  surroundings(): Promise<Surroundings>;
  /** A small JPEG; `shown` false when it is only a card with the format's name. */
  preview(file: Blob, look: Look): Promise<{ readonly preview: Blob; readonly shown: boolean }>;
}

export interface ImportRequest {
  /** Becomes the item's. */
  readonly id: string;
  readonly file: File;
  readonly stated: Stated;
}

/**
 * Seals one file as received, as an item of its own, in one transaction; gives the élément's number. Throws Refusal
 * `file-empty`, `file-unknown`, `file-unreadable`, `item-too-large`, `too-many-items`, `disk-full`…
 */
export async function importFile(desk: ImportDesk, { id, file, stated }: ImportRequest): Promise<number> {
  if (file.size > MAX_ITEM_BYTES) {
    throw new Refusal('item-too-large', { bytes: file.size, limit: MAX_ITEM_BYTES });
  }
  const bytes = await copied(file);
  const look = await lookAt(bytes, file.name, file.lastModified);
  const { preview, shown } = await desk.preview(bytes, look);
  const { format, warnings } = look;
  const document = {
    path: `document-1.${format.extension}`,
    role: 'document' as const,
    mediaType: format.mediaType,
    content: bytes,
    transformations: [],
  };
  const hidden = format.family === 'image' && !shown ? ['image-not-shown'] : [];
  return sealStated(desk, id, stated, {
    surface: 'imported',
    options: { mode: 'import', entry: 'file' },
    received: receivedOf(file.name, look, stated),
    fileDate: look.dates.find(({ source }) => source === 'email') ?? null,
    warnings: [...warnings, ...hidden],
    files: [document],
    preview,
  });
}

/** An address and an account without any image, where one must not be kept. */
export async function noteAddress(desk: ImportDesk, stated: Stated): Promise<number> {
  return sealStated(desk, desk.ids.uuid(), stated, {
    surface: 'page',
    options: { mode: 'address', entry: 'typed' },
    received: null,
    fileDate: null,
    warnings: ['image-not-kept'],
    files: [],
    preview: null,
  });
}

interface Kept extends Pick<Acquisition, 'files' | 'preview'>, Pick<Observed, 'surface' | 'warnings'> {
  readonly options: Observed['provenance']['options'];
  readonly received: Received | null;
  /** A date the file gives for the message itself. */
  readonly fileDate: Received['dates'][number] | null;
}

async function sealStated(desk: ImportDesk, id: string, stated: Stated, kept: Kept): Promise<number> {
  const [head, around] = await Promise.all([ensureCase(desk), desk.surroundings()]);
  if (head.items >= MAX_ITEMS) throw new Refusal('too-many-items', { limit: MAX_ITEMS });
  const { operator, notes } = await knownOperator(desk.sheets, head.caseId);
  const { posting, how } = postingOf(stated, kept.fileDate);
  const account = readStatedAccount(stated.account ?? '');
  const permalink = stated.address === null ? null : readStatedAddress(stated.address);
  const observed: Observed = {
    acquiredAt: desk.clock.now().toISOString(),
    timeZone: around.timeZone,
    utcOffset: around.utcOffset,
    clock: { source: 'device', offsetMs: null },
    address: { page: null, permalink, canonical: null, dropped: [] },
    page: { title: null, lang: null },
    platform: stated.platform ?? 'unknown',
    surface: kept.surface,
    visibility: null,
    author: { ...account, profileUrl: null, platformId: null },
    nativeIds: {},
    posting,
    text: null,
    media: null,
    engagement: null,
    context: { quoted: null, replyTo: null },
    http: { status: null, protocol: null },
    network: null,
    session: { account: null },
    cacheState: null,
    accessPath: null,
    operator,
    ...(kept.received !== null && { received: kept.received }),
    environment: around.environment,
    provenance: { tool: 'recueil', version: desk.software.version, options: kept.options },
    outcome: 'complete',
    warnings: kept.warnings,
    reading: {
      reader: 'import',
      version: '1',
      confirmed: null,
      fields: {
        platform: declared(stated.platform),
        'author.handle': declared(account.handle),
        'author.displayName': declared(account.displayName),
        'address.permalink': declared(permalink),
        'posting.iso': how,
        ...(posting.iso === null && { 'posting.raw': how }),
        text: { how: 'not-attempted', confidence: null },
        ...(kept.received !== null && {
          'received.dates': { how: 'file', confidence: 'low' },
          'received.takenBy': declared(kept.received.takenBy),
        }),
        ...notes,
      },
    },
  };
  const { item } = await append(desk, head.caseId, async ({ caseId, items }) => {
    const sealed = await sealItem(
      { observed, files: kept.files, preview: kept.preview },
      { id, caseId, ordinal: items + 1 },
    );
    const event = kept.received === null ? 'item.sealed' : 'item.imported';
    return { event: { event, item: id, digest: sealed.digest }, item: sealed };
  });
  if (item === undefined) throw new Error('sealed nothing');
  return item.fiche.ordinal;
}

/** Nobody saw it here: the person's word, marked as such and never raised above the lowest confidence. */
function declared(value: string | null): FieldNote {
  return value === null ? { how: 'not-stated', confidence: null } : { how: 'declared', confidence: 'low' };
}

/** What the person says comes first; the header of a message next; a file's other dates are no posting time. */
function postingOf(stated: Stated, fileDate: Kept['fileDate']): { posting: Posting; how: FieldNote } {
  const said = stated.date === null ? null : readStatedDate(stated.date);
  if (stated.date !== null && said !== null) {
    const posting = { raw: stated.date.trim(), ...said, source: 'declared' };
    return { posting, how: declared(stated.date) };
  }
  if (fileDate !== null && fileDate.iso !== null) {
    const { raw, iso, precision } = fileDate;
    return { posting: { raw, iso, precision, source: 'file' }, how: { how: 'file', confidence: 'low' } };
  }
  return {
    posting: { raw: null, iso: null, precision: null, source: null },
    how: { how: 'not-stated', confidence: null },
  };
}

function receivedOf(name: string, { format, pixels, dates, facts }: Look, { takenBy }: Stated): Received {
  const said = takenBy?.trim().slice(0, 500).toWellFormed() || null;
  return {
    name: name.slice(0, 1000).toWellFormed(),
    format: format.id,
    family: format.family,
    pixels,
    dates,
    facts,
    takenBy: said,
  };
}

/** Read once: a file may change on the disk between its digest and its storage. */
async function copied(file: File): Promise<Blob> {
  try {
    return new Blob([await file.arrayBuffer()]);
  } catch (error) {
    throw new Refusal('file-unreadable', {}, error);
  }
}
