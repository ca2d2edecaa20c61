import * as v from 'valibot';
import type { JournalLine } from '../../domain/case/case.ts';
import { JOURNAL_PATH, type Manifest, PUBLIC_KEY_PATH } from '../../domain/export/dossierLayout.ts';
import { type ExhibitNumber, joinNumber } from '../../domain/export/exhibitNumber.ts';
import { JOURNAL_EVENTS, SCHEMA } from '../../domain/formatNames.ts';
import { digestSchema, positiveSchema } from '../../domain/shared/schemas.ts';
import { isSealEvent, type JournalReading, readJournal } from '../journal.ts';
import { toBase64 } from '../signature.ts';
import type { DossierContents } from './dossierContents.ts';
import type { Note, Problem } from './verificationReport.ts';

export interface JournalCheck {
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  readonly reading: JournalReading;
  /** Payload of line 1; null when that line is not an opening. */
  readonly opening: v.InferOutput<typeof openingSchema> | null;
  /** `schema` of line 1, as written. */
  readonly schema: string | null;
  /** Item id → its seal, from the line that sealed or imported it. */
  readonly seals: ReadonlyMap<string, { readonly digest: string; readonly line: number }>;
  readonly withdrawn: ReadonlySet<string>;
  /** Item id → paths erased according to `item.filesRemoved`. */
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Item id → « pièce n° » assigned by a `dossier.prepared`. */
  readonly numbers: ReadonlyMap<string, ExhibitNumber>;
  /** Number of a time-stamped line → digest of the response. */
  readonly stamps: ReadonlyMap<number, string>;
  /** n of `origines/On` → digest of its manifest, from the line that added it. */
  readonly receivedManifests: ReadonlyMap<number, string>;
}

const KNOWN_EVENTS: ReadonlySet<string> = new Set(JOURNAL_EVENTS);

const openingSchema = v.looseObject({
  schema: v.literal(SCHEMA.journal),
  journal: v.string(),
  case: v.string(),
  publicKey: v.string(),
});
const keySchema = v.looseObject({ publicKey: v.string() });
const preparedSchema = v.looseObject({
  exhibits: v.array(
    v.looseObject({ number: positiveSchema, message: v.exactOptional(positiveSchema), item: v.string() }),
  ),
});

const removedSchema = v.looseObject({ paths: v.array(v.string()) });
const stampedSchema = v.looseObject({ line: positiveSchema, response: digestSchema });
const receivedDossierSchema = v.looseObject({ number: positiveSchema, manifest: digestSchema });

/** Checks the journal by itself, then against the manifest and the key. Returns null when there is no journal. */
export async function checkJournal(
  { retained }: DossierContents,
  manifest: Manifest | null,
  spki: Uint8Array | null,
  now: Date | undefined,
): Promise<JournalCheck | null> {
  const bytes = retained.get(JOURNAL_PATH);
  if (bytes === undefined) return null;
  const reading = await readJournal(bytes);
  const { lines, head } = reading;
  const first = lines[0];
  const parsed = v.safeParse(openingSchema, first?.payload);
  const opening = first?.seq === 1 && first.event === 'journal.opened' && parsed.success ? parsed.output : null;

  const problems: Problem[] = reading.faults.map(({ code, line, reason }) =>
    journalProblem(`journal-${code}`, line, reason),
  );
  for (const line of lines.filter(({ seq, event }) => (event === 'journal.opened') !== (seq === 1))) {
    problems.push(journalProblem('journal-opening', line.seq));
  }
  if (opening === null && problems.length === 0) problems.push(journalProblem('journal-opening', 1));
  const seals = new Map<string, { digest: string; line: number }>();
  for (const { item, digest, seq } of lines.filter(isSealEvent)) {
    if (item === undefined) problems.push(journalProblem('journal-form', seq));
    else if (seals.has(item)) problems.push(journalProblem('item-sealed-twice', seq));
    else seals.set(item, { digest, line: seq });
  }
  if (manifest !== null) {
    const { id, entries: count, head: hash } = manifest.journal;
    const agrees = (opening === null || id === opening.journal) && count === head.seq && hash === head.hash;
    if (!agrees) problems.push({ code: 'journal-manifest', path: JOURNAL_PATH });
  }
  if (spki !== null && opening !== null && readAnnouncedKey(lines) !== toBase64(spki)) {
    problems.push({ code: 'key-other', path: PUBLIC_KEY_PATH });
  }
  return {
    problems,
    notes: listNotes(lines, now),
    reading,
    opening,
    schema: typeof first?.payload?.schema === 'string' ? first.payload.schema : null,
    seals,
    withdrawn: new Set(lines.flatMap(({ event, item }) => (event === 'item.withdrawn' && item ? [item] : []))),
    removed: readRemovedFiles(lines),
    // Reversed, so that the first number assigned wins.
    numbers: new Map(lines.flatMap(readExhibitNumbers).reverse()),
    stamps: new Map(lines.flatMap(readStamp)),
    receivedManifests: new Map(lines.flatMap(readReceivedManifest).reverse()),
  };
}

/** The key that must sign the dossier: the last one announced, either in the first line or after a restoration. */
const readAnnouncedKey = (lines: readonly JournalLine[]): string | null => readKey(lines.findLast(isKeyEvent));

const isKeyEvent = ({ event }: JournalLine): boolean => event === 'journal.opened' || event === 'key.created';

function readKey(line: JournalLine | undefined): string | null {
  const parsed = v.safeParse(keySchema, line?.payload);
  return parsed.success ? parsed.output.publicKey : null;
}

/**
 * Returns the first line that announces another key than before, after something was sealed. A case that was restored
 * on its own computer announces the key that it had.
 */
function findOtherKey(lines: readonly JournalLine[]): JournalLine | undefined {
  let announced: string | null = null;
  let isSealed = false;
  for (const line of lines) {
    isSealed ||= isSealEvent(line);
    if (!isKeyEvent(line)) continue;
    const key = readKey(line);
    if (isSealed && key !== announced && line.event === 'key.created') return line;
    announced = key;
  }
  return undefined;
}

function readRemovedFiles(lines: readonly JournalLine[]): Map<string, Set<string>> {
  const removed = new Map<string, Set<string>>();
  for (const { event, item, payload } of lines) {
    const parsed = v.safeParse(removedSchema, payload);
    if (event !== 'item.filesRemoved' || item === undefined || !parsed.success) continue;
    const paths = removed.get(item) ?? new Set();
    for (const path of parsed.output.paths) paths.add(path);
    removed.set(item, paths);
  }
  return removed;
}

function readExhibitNumbers({ event, payload }: JournalLine): (readonly [string, ExhibitNumber])[] {
  const parsed = v.safeParse(preparedSchema, payload);
  if (event !== 'dossier.prepared' || !parsed.success) return [];
  return parsed.output.exhibits.map(({ item, ...fields }) => [item, joinNumber(fields)]);
}

function readStamp({ event, payload }: JournalLine): (readonly [number, string])[] {
  const parsed = v.safeParse(stampedSchema, payload);
  return event === 'timestamp.obtained' && parsed.success ? [[parsed.output.line, parsed.output.response]] : [];
}

function readReceivedManifest({ event, payload }: JournalLine): (readonly [number, string])[] {
  const parsed = v.safeParse(receivedDossierSchema, payload);
  return event === 'receivedDossier.added' && parsed.success ? [[parsed.output.number, parsed.output.manifest]] : [];
}

/** The clocks of two computers may differ by a wrong time zone. */
const MAX_CLOCK_AHEAD_MS = 24 * 3600 * 1000;

function listNotes(lines: readonly JournalLine[], now: Date | undefined): Note[] {
  const notes: Note[] = [];
  const latestAllowed = now === undefined ? '9999' : new Date(now.getTime() + MAX_CLOCK_AHEAD_MS).toISOString();
  const futureLine = lines.find(({ at }) => at > latestAllowed);
  // The first is enough: later lines have later dates.
  if (futureLine !== undefined)
    notes.push({ code: 'date-to-come', path: JOURNAL_PATH, detail: { line: futureLine.seq } });
  const newKey = findOtherKey(lines);
  if (newKey !== undefined) notes.push({ code: 'key-changed', path: JOURNAL_PATH, detail: { line: newKey.seq } });
  let before = '';
  for (const { seq, at: instant, event } of lines) {
    if (instant < before) notes.push({ code: 'clock-back', path: JOURNAL_PATH, detail: { line: seq } });
    before = instant;
    if (!KNOWN_EVENTS.has(event))
      notes.push({ code: 'unknown-event', path: JOURNAL_PATH, detail: { line: seq, event } });
  }
  return notes;
}

function journalProblem(code: Problem['code'], line: number, reason?: string): Problem {
  return { code, path: JOURNAL_PATH, detail: { line, ...(reason !== undefined && { reason }) } };
}
