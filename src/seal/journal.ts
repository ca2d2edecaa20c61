import * as v from 'valibot';
import {
  type AppendedLine,
  EMPTY_HEAD,
  type JournalEvent,
  type JournalHead,
  type JournalLine,
  type Json,
} from '../domain/case/case.ts';
import { SCHEMA } from '../domain/formatNames.ts';
import { digestSchema, instantSchema, positiveSchema } from '../domain/shared/schemas.ts';
import { canonicalBytes, type JsonFault, parseCanonical } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import { toBase64 } from './signature.ts';

/** Writing `journal.jsonl`: canonical lines, each with the SHA-256 of the previous one. */

const LF = 0x0a;

/**
 * Returns the line that follows `head`. `at` comes from the caller's clock, and may be earlier than the previous
 * line's. Throws TypeError when it is not an instant.
 */
export async function appendLine(head: JournalHead, at: string, event: JournalEvent): Promise<AppendedLine> {
  if (!v.is(instantSchema, at)) throw new TypeError(`not an instant: ${at}`);
  const payload = 'payload' in event ? event.payload : undefined;
  const line: JournalLine = {
    seq: head.seq + 1,
    at,
    event: event.event,
    ...(event.item !== undefined && { item: event.item }),
    ...(payload !== undefined && { payload }),
    digest: 'digest' in event ? event.digest : await payloadDigest(event.payload),
    previous: head.hash,
  };
  const lineBytes = canonicalBytes(line);
  const bytes = new Uint8Array(lineBytes.length + 1);
  bytes.set(lineBytes);
  bytes[lineBytes.length] = LF;
  return { line, bytes, head: { seq: line.seq, hash: await sha256Hex(lineBytes) } };
}

/** Returns the event of every journal's first line. `publicKey`: SPKI bytes. */
export function openingEvent(journalInfo: {
  readonly journal: string;
  readonly caseId: string;
  readonly publicKey: Uint8Array;
}): JournalEvent {
  const { journal, caseId, publicKey } = journalInfo;
  return {
    event: 'journal.opened',
    payload: { schema: SCHEMA.journal, journal, case: caseId, publicKey: toBase64(publicKey) },
  };
}

const payloadDigest = async (payload: { readonly [key: string]: Json }): Promise<string> =>
  sha256Hex(canonicalBytes(payload));

/**
 * Reading `journal.jsonl`: strict about the bytes, tolerant of unknown events and keys. Reading continues after a
 * fault, so that one bad line does not hide others.
 */

/** `form`: no canonical line with LF; `sequence`: wrong `seq`; `link`: wrong `previous`; `payload`: wrong digest. */
interface JournalFault {
  readonly code: 'form' | 'sequence' | 'link' | 'payload';
  /** From 1. */
  readonly line: number;
  /** `gap`: lines are missing before it; `fork`: an earlier line has the same `previous`. */
  readonly reason?: JsonFault | 'gap' | 'fork';
}

export interface JournalReading {
  /** The readable lines, in order. */
  readonly lines: readonly JournalLine[];
  readonly faults: readonly JournalFault[];
  /** Number of lines in the bytes, and SHA-256 of the last one without its LF. */
  readonly head: JournalHead;
}

const lineSchema = v.looseObject({
  seq: positiveSchema,
  at: instantSchema,
  event: v.string(),
  item: v.optional(v.string()),
  payload: v.optional(v.custom<NonNullable<JournalLine['payload']>>(isObject)),
  digest: digestSchema,
  previous: digestSchema,
});

/** Limits memory: 64 MiB of empty lines would give as many faults. */
const MAX_FAULTS = 10_000;

/** Stops after MAX_FAULTS; `head` is then that of the lines read so far. */
export async function readJournal(bytes: Uint8Array<ArrayBuffer>): Promise<JournalReading> {
  const lines: JournalLine[] = [];
  const faults: JournalFault[] = [];
  const previousHashes = new Set<string>();
  let head = EMPTY_HEAD;
  /** `seq` expected next. It follows the last line read, so that a gap gives one fault, not one for each later line. */
  let expected = 1;
  for (const { content, ended } of linesOf(bytes)) {
    if (faults.length >= MAX_FAULTS) break;
    const number = head.seq + 1;
    const { line, reason } = readLine(content);
    const fault =
      line === null || !ended
        ? { code: 'form' as const, ...(reason !== null && { reason }) }
        : await findFault(line, { seq: expected, previous: head.hash, followed: previousHashes });
    if (fault !== null) faults.push({ ...fault, line: number });
    if (line !== null) {
      lines.push(line);
      previousHashes.add(line.previous);
    }
    expected = (line?.seq ?? expected) + 1;
    head = { seq: number, hash: await sha256Hex(content) };
  }
  return { lines, faults, head };
}

function* linesOf(bytes: Uint8Array<ArrayBuffer>) {
  for (let from = 0; from < bytes.length; ) {
    const lf = bytes.indexOf(LF, from);
    const end = lf === -1 ? bytes.length : lf;
    yield { content: bytes.subarray(from, end), ended: lf !== -1 };
    from = end + 1;
  }
}

function readLine(content: Uint8Array<ArrayBuffer>): {
  readonly line: JournalLine | null;
  readonly reason: JsonFault | null;
} {
  const { canonical, fault, value } = parseCanonical(content);
  const parsed = v.safeParse(lineSchema, value);
  if (!canonical || !parsed.success) return { line: null, reason: fault };
  const { item, payload, ...rest } = parsed.output;
  const line = { ...rest, ...(item !== undefined && { item }), ...(payload !== undefined && { payload }) };
  return { line, reason: null };
}

async function findFault(
  line: JournalLine,
  expected: { readonly seq: number; readonly previous: string; readonly followed: ReadonlySet<string> },
): Promise<Omit<JournalFault, 'line'> | null> {
  const isFork = expected.followed.has(line.previous);
  if (line.seq !== expected.seq)
    return {
      code: 'sequence',
      ...(isFork ? FORK : line.seq > expected.seq ? { reason: 'gap' as const } : {}),
    };
  if (line.previous !== expected.previous) return { code: 'link', ...(isFork && FORK) };
  // Its digest is the fiche's, which only a dossier or a store can compare.
  if (isSealEvent(line)) return null;
  const isIntact = line.payload !== undefined && (await payloadDigest(line.payload)) === line.digest;
  return isIntact ? null : { code: 'payload' };
}

const FORK = { reason: 'fork' } as const;

export const isSealEvent = ({ event }: JournalLine): boolean => event === 'item.sealed' || event === 'item.imported';

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
