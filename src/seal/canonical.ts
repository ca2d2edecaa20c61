import canonicalize from 'canonicalize';
import type { Json } from '../domain/journal.ts';

/** RFC 8785 bytes, kept to what no two implementations write differently: no floats, no lone surrogates, nothing undefined. */

/** Deeper than anything we write; hostile nesting stops here instead of in the call stack. */
const MAX_DEPTH = 64;

/** Throws TypeError naming the place (never the value) of what has no canonical form. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalText(value));
}

export interface ParsedJson {
  /** The bytes are exactly what `canonicalBytes(value)` gives: one writing, no duplicate key, no BOM, no newline. */
  readonly canonical: boolean;
  /** Undefined when the bytes are not JSON in UTF-8. */
  readonly value: unknown;
}

export function parseCanonical(bytes: Uint8Array): ParsedJson {
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
    return { canonical: canonicalText(value) === text, value };
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return { canonical: false, value };
    throw error;
  }
}

function canonicalText(value: unknown): string {
  assertCanonical(value, '$', 0);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('nothing to write');
  return text;
}

function assertCanonical(value: unknown, where: string, depth: number): asserts value is Json {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError(`lone surrogate at ${where}`);
  } else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a safe integer at ${where}`);
  } else if (depth >= MAX_DEPTH) {
    throw new TypeError(`nested too deep at ${where.slice(0, 80)}`);
  } else if (Array.isArray(value)) {
    // By index: `forEach` would step over the holes of a sparse array.
    for (let index = 0; index < value.length; index += 1) {
      assertCanonical(value[index], `${where}[${index}]`, depth + 1);
    }
  } else if (isPlain(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (!key.isWellFormed()) throw new TypeError(`lone surrogate in a key at ${where}`);
      assertCanonical(member, `${where}.${key}`, depth + 1);
    }
  } else {
    throw new TypeError(`${typeof value} at ${where}`);
  }
}

/** A Date or a Map would be written as something else than itself. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
