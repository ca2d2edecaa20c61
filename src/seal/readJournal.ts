import * as v from 'valibot';
import { EMPTY_HEAD, type JournalHead, type JournalLine } from '../domain/case/journal.ts';
import { type JsonFault, parseCanonical } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import { LF, payloadDigest } from './journal.ts';
import { digestSchema, instantSchema, positiveSchema } from './schemas.ts';

/**
 * Reading `journal.jsonl`: strict about the bytes, tolerant of unknown events and keys. Reading continues after a
 * fault, so that one bad line does not hide others.
 */

/**
 * `form`: not a canonical line ended by LF; `sequence`: wrong `seq`; `link`: wrong `previous`; `payload`: wrong
 * digest of the payload.
 */
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

export function isSealEvent({ event }: JournalLine): boolean {
  return event === 'item.sealed' || event === 'item.imported';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
