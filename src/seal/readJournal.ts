import * as v from 'valibot';
import { EMPTY_HEAD, type JournalHead, type JournalLine } from '../domain/journal.ts';
import { parseCanonical } from './canonical.ts';
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

export async function readJournal(bytes: Uint8Array<ArrayBuffer>): Promise<JournalReading> {
  const lines: JournalLine[] = [];
  const faults: JournalFault[] = [];
  let head = EMPTY_HEAD;
  for (const { content, ended } of linesOf(bytes)) {
    const seq = head.seq + 1;
    const line = readLine(content);
    const code = line === null || !ended ? 'form' : await faultOf(line, seq, head.hash);
    if (code !== null) faults.push({ code, line: seq });
    if (line !== null) lines.push(line);
    head = { seq, hash: await sha256Hex(content) };
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

function readLine(content: Uint8Array<ArrayBuffer>): JournalLine | null {
  const { canonical, value } = parseCanonical(content);
  if (!canonical) return null;
  const parsed = v.safeParse(lineSchema, value);
  if (!parsed.success) return null;
  const { item, payload, ...rest } = parsed.output;
  return { ...rest, ...(item !== undefined && { item }), ...(payload !== undefined && { payload }) };
}

async function faultOf(
  line: JournalLine,
  seq: number,
  previous: string,
): Promise<JournalFault['code'] | null> {
  if (line.seq !== seq) return 'sequence';
  if (line.previous !== previous) return 'link';
  // There the digest is the fiche's, which only a dossier or a store can compare.
  if (sealsAnItem(line)) return null;
  return line.payload !== undefined && (await payloadDigest(line.payload)) === line.digest ? null : 'payload';
}

export function sealsAnItem({ event }: JournalLine): boolean {
  return event === 'item.sealed' || event === 'item.imported';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
