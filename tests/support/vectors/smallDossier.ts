import { EMPTY_HEAD, type JournalEvent, type JournalHead } from '../../../src/domain/case/case.ts';
import {
  exhibitFolder,
  exhibitLabel,
  type Manifest,
  type OmittedFile,
  receivedDossierFolder,
  writeSums,
} from '../../../src/domain/export/dossierLayout.ts';
import { joinNumber } from '../../../src/domain/export/exhibitNumber.ts';
import type { Observed, SealedItem } from '../../../src/domain/item/item.ts';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { openExport } from '../../../src/import/exports/openExport.ts';
import { canonicalBytes } from '../../../src/seal/canonical.ts';
import { ARCHIVE_NAME, commitTo } from '../../../src/seal/commitment.ts';
import { signDer } from '../../../src/seal/derSignature.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { appendLine, openingEvent } from '../../../src/seal/journal.ts';
import { sealItem } from '../../../src/seal/sealItem.ts';
import { spkiPem } from '../../../src/seal/signature.ts';
import { recordMessage } from '../../../src/workflow/messageRecord.ts';
import { writeZip } from '../zipWriter.ts';

/** Two messages of an invented archive of Instagram, as the import records them. */

const NAME = 'instagram-essai-2026-03-01.zip';
const FOLDER = 'your_instagram_activity/messages/inbox/theo_17';
const CHOSEN = [2, 1];

/** As Meta writes them: UTF-8 as Latin-1, newest first, the path of a photo from the top of the archive. */
const MESSAGES = [
  { sender_name: 'L\u00c3\u00a9a', timestamp_ms: 1772362920456, content: 'Laisse-moi.' },
  { sender_name: 'Th\u00c3\u00a9o', timestamp_ms: 1772362860123, photos: [{ uri: `${FOLDER}/photos/1.png` }] },
  {
    sender_name: 'Th\u00c3\u00a9o',
    timestamp_ms: 1772362800000,
    content: '500\u00c2\u00a0\u00e2\u0082\u00ac, ou tout le monde saura \u00f0\u009f\u0098\u00a1',
    reactions: [{ reaction: '\u00f0\u009f\u0091\u008d', actor: 'Paul' }],
  },
];

const buildArchive = (): Bytes =>
  writeZip([
    {
      name: `${FOLDER}/message_1.json`,
      data: utf8(JSON.stringify({ participants: [], messages: MESSAGES, title: 'Th\u00c3\u00a9o' })),
    },
    { name: `${FOLDER}/photos/1.png`, data: PNG },
  ]);

/** The messages of an invented archive, after as many posts, and the archive. */
export async function sealInventedMessages(posts: number) {
  const bytes = buildArchive();
  const file = new File([bytes], NAME);
  const { signal } = new AbortController();
  const opened = await openExport([file], () => undefined, signal, new Date(OBSERVED.acquiredAt));
  const [conversation] = opened?.contents.conversations ?? [];
  if (opened === null || conversation === undefined) throw new Error('the archive has no conversation');
  const read = await Array.fromAsync(opened.messages(conversation.key, signal));
  const sha256 = await sha256Hex(bytes);
  const salt = 'a5'.repeat(32);
  const commitment = await commitTo(salt, sha256, ARCHIVE_NAME);
  const source = { name: NAME, commitment, bytes: bytes.length, sha256, salt };
  const messages = CHOSEN.map((at, index) => {
    const ordinal = posts + index + 1;
    const message = read[at];
    if (message === undefined) throw new Error('the archive has fewer messages');
    const recorded = recordMessage(message, conversation, opened.contents);
    const media = message.media.map(({ kind, name }) => ({ kind, url: null, alt: name }));
    return sealItem(
      {
        observed: {
          ...OBSERVED,
          ...recorded,
          address: { page: null, permalink: null, canonical: null, dropped: [] },
          page: { title: null, lang: null },
          surface: 'message',
          visibility: 'private',
          media,
          received: { ...RECEIVED, name: NAME },
          exported: {
            ...recorded.exported,
            archive: source,
            path: message.path,
            index: message.index,
            missingMedia: [],
          },
          provenance: { ...OBSERVED.provenance, options: { mode: 'import', entry: 'archive' } },
          reading: {
            reader: 'export-instagram-json',
            version: '1',
            confirmed: null,
            fields: { 'author.handle': { how: 'not-stated', confidence: null } },
          },
        },
        files: message.media.map(({ name }, at) => ({
          path: `media-${at + 1}.png`,
          role: 'media',
          mediaType: 'image/png',
          content: PNG,
          transformations: [],
          name,
        })),
        preview: new Blob([]),
      },
      { id: itemId(ordinal), caseId: CASE_ID, ordinal },
      countSalts(ordinal),
    );
  });
  return { archive: [NAME, bytes] as const, messages: await Promise.all(messages) };
}

const RECEIVED = { format: 'zip', family: 'message', pixels: null, dates: [], facts: {}, takenBy: null } as const;

/** A dossier of few small files from fixed inputs: the same bytes each time, except the signature. Invented names. */

export type Files = Map<string, Bytes>;
export interface Key {
  readonly pkcs8: Bytes;
  readonly spki: Bytes;
}

export interface SmallDossierOptions {
  readonly key: Key;
  /** One post per text. */
  readonly texts: readonly string[];
  /** Messages of one conversation: one exhibit, after the posts. */
  readonly messages?: readonly SealedItem[];
  /** The archive of the messages, kept as an item: the last exhibit. */
  readonly archive?: SealedItem;
  /** Ordinals, from 1. */
  readonly withdrawn?: readonly number[];
  readonly notIncluded?: readonly number[];
  /** Files of the first item that are left out; each has a redacted copy in `copies/`. */
  readonly omitted?: readonly string[];
  /** Files of the first item that were erased, with a journal line. */
  readonly removed?: readonly string[];
  readonly sign?: (manifest: Bytes) => Promise<Bytes>;
  /** The key in the journal's first line, when another one signs. */
  readonly openedWith?: Key;
  readonly extraEvents?: readonly JournalEvent[];
  readonly extraFiles?: Files;
  /** Received dossiers, in `origines/O1` …; `buildReceivedDossierEvent` makes the journal event of one. */
  readonly receivedDossiers?: readonly Files[];
}

const JOURNAL_ID = '5b2f7f0e-8a34-4c1d-9c53-0d6a3c6f1e21';
const CASE_ID = 'e0c1d9a4-27b5-4f0c-8d5e-6a91b2c3d4f5';

/** 2 × 1 pixels, grey. */
const PNG = fromBase64('iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR42mNoOAAAAcMBQa4CcBUAAAAASUVORK5CYII=');

export async function buildSmallDossier(options: SmallDossierOptions): Promise<Files> {
  const items = await Promise.all(options.texts.map((text, index) => sealInventedPost(text, index + 1)));
  const excludedOrdinals = new Set([...(options.withdrawn ?? []), ...(options.notIncluded ?? [])]);
  const included = items.filter(({ fiche }) => !excludedOrdinals.has(fiche.ordinal));
  const messages = options.messages ?? [];
  const archives = options.archive === undefined ? [] : [options.archive];
  const numbered = [
    ...included.map((item, index) => ({ item, number: { number: index + 1 } })),
    ...messages.map((item, index) => ({ item, number: { number: included.length + 1, message: index + 1 } })),
    ...archives.map((item) => ({ item, number: { number: included.length + 2 } })),
  ];
  const exhibits = numbered.map(({ item, number }) => ({ ...number, item: item.fiche.id }));
  const journal = await buildJournal([
    openingEvent({ journal: JOURNAL_ID, caseId: CASE_ID, publicKey: (options.openedWith ?? options.key).spki }),
    ...items.map(({ fiche, digest }) => ({ event: 'item.sealed', item: fiche.id, digest }) as const),
    ...[...messages, ...archives].map(
      ({ fiche, digest }) => ({ event: 'item.imported', item: fiche.id, digest }) as const,
    ),
    ...(options.withdrawn ?? []).map(
      (ordinal) => ({ event: 'item.withdrawn', item: itemId(ordinal), payload: { reason: 'person' } }) as const,
    ),
    ...(options.removed === undefined
      ? []
      : [{ event: 'item.filesRemoved', item: itemId(1), payload: { paths: options.removed } } as const]),
    ...(options.extraEvents ?? []),
    { event: 'dossier.prepared', payload: { items: numbered.length, exhibits, excluded: [] } },
  ]);
  const files: Files = new Map([
    ['LISEZ-MOI.txt', utf8('Dossier d’essai. Rien de ce qu’il contient n’est vrai.\n')],
    ['cle-publique.pem', utf8(spkiPem(options.key.spki))],
    ['journal.jsonl', journal.bytes],
    ...(options.extraFiles ?? []),
  ]);
  for (const [index, received] of (options.receivedDossiers ?? []).entries())
    for (const [path, bytes] of received) files.set(`${receivedDossierFolder(index + 1)}/${path}`, bytes);
  const omitted: OmittedFile[] = [];
  for (const [index, { item, number }] of numbered.entries()) {
    const { fiche, ficheBytes, files: own } = item;
    const ownFolder = exhibitFolder(joinNumber(number));
    files.set(`${ownFolder}/fiche.json`, ficheBytes);
    const salts: Record<string, string> = {};
    for (const { entry, content } of own) {
      if (index === 0 && options.removed?.includes(entry.path)) {
        omitted.push({ item: fiche.id, path: entry.path, reason: 'removed' });
        continue;
      }
      const leftOut = index === 0 && options.omitted?.includes(entry.path);
      const folder = leftOut ? ownFolder.replace('pieces', 'copies') : ownFolder;
      files.set(`${folder}/${entry.path}`, leftOut ? utf8('(copie masquée)') : await blobBytes(new Blob([content])));
      if (leftOut) omitted.push({ item: fiche.id, path: entry.path, reason: 'redacted' });
      else salts[entry.path] = entry.salt;
    }
    const archive = archives.length > 0 ? fiche.exported?.archive : undefined;
    if (archive !== undefined) salts[`../${exhibitLabel(included.length + 2)}/document-1.zip`] = archive.salt;
    if (Object.keys(salts).length > 0) files.set(`${ownFolder}/sels.json`, canonicalBytes(salts));
  }
  const folders = exhibits.map((exhibit) => ({ ...exhibit, folder: exhibitFolder(joinNumber(exhibit)) }));
  return addManifest(files, { exhibits: folders, omitted, head: journal.head }, options);
}

export async function buildReceivedDossierEvent(number: number, received: Files): Promise<JournalEvent> {
  const manifest = await sha256Hex(received.get('manifest.json') ?? utf8(''));
  return { event: 'receivedDossier.added', payload: { number, manifest } };
}

/** Adds the manifest, its signature and SHA256SUMS. */
export async function addManifest(
  files: Files,
  contents: { exhibits: Manifest['exhibits']; omitted: Manifest['omitted']; head: JournalHead },
  { key, sign }: Pick<SmallDossierOptions, 'key' | 'sign'>,
): Promise<Files> {
  const paths = [...files.keys()].sort();
  const listed = await Promise.all(
    paths.map(async (path) => {
      const bytes = files.get(path) ?? utf8('');
      return { path, sha256: await sha256Hex(bytes), bytes: bytes.length };
    }),
  );
  const manifest: Manifest = {
    schema: 'recueil/dossier/1',
    created: '2026-03-02T10:30:00.000Z',
    software: { name: 'recueil', version: '0.0.0-vectors' },
    exhibits: contents.exhibits,
    omitted: contents.omitted,
    files: listed,
    journal: { id: JOURNAL_ID, entries: contents.head.seq, head: contents.head.hash },
  };
  const manifestBytes = canonicalBytes(manifest);
  files.set('manifest.json', manifestBytes);
  files.set('manifest.json.sig', await (sign?.(manifestBytes) ?? signDer(key.pkcs8, manifestBytes)));
  return rewriteSums(files);
}

/** Writes SHA256SUMS again for the current files. */
export async function rewriteSums(files: Files): Promise<Files> {
  files.delete('SHA256SUMS');
  const sums = await Promise.all([...files].map(async ([path, bytes]) => [path, await sha256Hex(bytes)] as const));
  return files.set('SHA256SUMS', writeSums(new Map(sums)));
}

export async function buildJournal(events: readonly JournalEvent[]): Promise<{ bytes: Bytes; head: JournalHead }> {
  const lines: Bytes[] = [];
  let head = EMPTY_HEAD;
  for (const [index, event] of events.entries()) {
    const minute = String(Math.min(index, 59)).padStart(2, '0');
    const appended = await appendLine(head, `2026-03-02T09:${minute}:00.000Z`, event);
    lines.push(appended.bytes);
    head = appended.head;
  }
  return { bytes: await blobBytes(new Blob(lines)), head };
}

export function sealInventedPost(text: string, ordinal: number): Promise<SealedItem> {
  const file = (path: string, role: 'viewport' | 'text', mediaType: string, content: Bytes) =>
    ({ path, role, mediaType, content, transformations: [] }) as const;
  return sealItem(
    {
      observed: { ...OBSERVED, text, nativeIds: { post: `100${ordinal}` } },
      files: [file('texte.txt', 'text', 'text/plain', utf8(text)), file('capture.png', 'viewport', 'image/png', PNG)],
      preview: new Blob([]),
    },
    { id: itemId(ordinal), caseId: CASE_ID, ordinal },
    countSalts(ordinal),
  );
}

/** The archive of messages, kept as an item of its own. */
export const sealInventedArchive = (bytes: Bytes, ordinal: number): Promise<SealedItem> =>
  sealItem(
    {
      observed: { ...OBSERVED, surface: 'imported' },
      files: [
        { path: 'document-1.zip', role: 'document', mediaType: 'application/zip', content: bytes, transformations: [] },
      ],
      preview: null,
    },
    { id: itemId(ordinal), caseId: CASE_ID, ordinal },
    countSalts(ordinal),
  );

/** Salts that are the same each time, and each another one. */
function countSalts(item: number): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${item}`.padStart(32, '0') + `${count}`.padStart(32, '0');
  };
}

function itemId(ordinal: number): string {
  return `00000000-0000-4000-8000-${String(ordinal).padStart(12, '0')}`;
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

async function blobBytes(blob: Blob): Promise<Bytes> {
  return new Uint8Array(await blob.arrayBuffer());
}

function fromBase64(base64: string): Bytes {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** The vectors also have keys that no record has any more. */
const ENVIRONMENT = {
  browser: { name: 'Chromium', version: '150' },
  os: { name: 'Linux', arch: 'x86-64' },
  viewport: { width: 1280, height: 720 },
  zoom: '1',
  devicePixelRatio: '1',
  languages: ['fr-FR'],
  privateWindow: false,
  colorScheme: 'light' as const,
};

const OBSERVED: Observed = {
  acquiredAt: '2026-03-02T09:00:30.250Z',
  timeZone: 'Europe/Paris',
  utcOffset: '+01:00',
  clock: { source: 'device', offsetMs: null },
  address: {
    page: 'https://forum.example/fil/12?utm_source=essai',
    permalink: 'https://forum.example/fil/12#m1001',
    canonical: 'https://forum.example/fil/12',
    dropped: ['utm_source'],
  },
  page: { title: 'Fil d’essai', lang: 'fr' },
  platform: 'web',
  surface: 'post',
  visibility: 'public',
  author: { displayName: 'Compte inventé', handle: 'compte_invente', profileUrl: null, platformId: null },
  nativeIds: {},
  posting: { raw: '1 mars 2026', iso: '2026-03-01', precision: 'day', source: 'text' },
  text: null,
  media: [],
  engagement: null,
  context: { quoted: null, replyTo: null },
  http: { status: null, protocol: null },
  network: null,
  session: { account: null },
  cacheState: null,
  accessPath: null,
  operator: null,
  environment: ENVIRONMENT,
  provenance: { tool: 'recueil', version: '0.0.0-vectors', options: { mode: 'post', entry: 'picker' } },
  outcome: 'complete',
  warnings: [],
  reading: {
    reader: 'generic',
    version: '1',
    confirmed: null,
    fields: { 'author.profileUrl': { how: 'not-found', confidence: null } },
  },
};
