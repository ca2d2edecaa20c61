import * as v from 'valibot';
import { EMPTY_HEAD, type JournalHead, type JournalLine } from '../domain/journal.ts';
import { type JsonFault, parseCanonical } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import { LF, payloadDigest } from './journal.ts';
import { digestShape, instantShape, numberShape } from './shapes.ts';

/**
 * Reading `journal.jsonl` back from its bytes, exact about them and tolerant of events and keys of later versions. A
 * fault names its line and reading goes on, so that one bad line does not hide the others.
 */

/** `form`: not a canonical line ended by LF; `sequence`: wrong seq; `link`: wrong previous; `payload`: wrong digest of it. */
interface JournalFault {
  readonly code: 'form' | 'sequence' | 'link' | 'payload';
  /** From 1. */
  readonly line: number;
  /** `gap`: lines are missing before it; `fork`: another line already follows the same one, or has its number. */
  readonly reason?: JsonFault | 'gap' | 'fork';
}

export interface JournalReading {
  /** In order; a line that could not be read is not among them. */
  readonly lines: readonly JournalLine[];
  readonly faults: readonly JournalFault[];
  /** What the bytes come to: number of lines, and SHA-256 of the last one without its LF. */
  readonly head: JournalHead;
}

const lineSchema = v.looseObject({
  seq: numberShape,
  at: instantShape,
  event: v.string(),
  item: v.optional(v.string()),
  payload: v.optional(v.custom<NonNullable<JournalLine['payload']>>(isObject)),
  digest: digestShape,
  previous: digestShape,
});

/** A journal with more has another author; 64 MiB of empty lines would else be as many faults. */
const MAX_FAULTS = 10_000;

/** Stops at MAX_FAULTS: `head` is then that of what was read. */
export async function readJournal(bytes: Uint8Array<ArrayBuffer>): Promise<JournalReading> {
  const lines: JournalLine[] = [];
  const faults: JournalFault[] = [];
  const followed = new Set<string>();
  let head = EMPTY_HEAD;
  /** The number that the next line should have: after a gap, the rest is not accused one by one. */
  let due = 1;
  for (const { content, ended } of linesOf(bytes)) {
    if (faults.length >= MAX_FAULTS) break;
    const number = head.seq + 1;
    const { line, reason } = readLine(content);
    const fault =
      line === null || !ended
        ? { code: 'form' as const, ...(reason !== null && { reason }) }
        : await faultOf(line, { seq: due, previous: head.hash, followed });
    if (fault !== null) faults.push({ ...fault, line: number });
    if (line !== null) {
      lines.push(line);
      followed.add(line.previous);
    }
    due = (line?.seq ?? due) + 1;
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

async function faultOf(
  line: JournalLine,
  due: { readonly seq: number; readonly previous: string; readonly followed: ReadonlySet<string> },
): Promise<Omit<JournalFault, 'line'> | null> {
  const isFork = due.followed.has(line.previous);
  if (line.seq !== due.seq)
    return { code: 'sequence', ...(isFork ? FORK : line.seq > due.seq ? { reason: 'gap' as const } : {}) };
  if (line.previous !== due.previous) return { code: 'link', ...(isFork && FORK) };
  // There the digest is the fiche's, which only a dossier or a store can compare.
  if (sealsAnItem(line)) return null;
  const holds = line.payload !== undefined && (await payloadDigest(line.payload)) === line.digest;
  return holds ? null : { code: 'payload' };
}

const FORK = { reason: 'fork' } as const;

export function sealsAnItem({ event }: JournalLine): boolean {
  return event === 'item.sealed' || event === 'item.imported';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
