import canonicalize from 'canonicalize';
import type { Json } from '../domain/case/case.ts';

/** RFC 8785, of values that all implementations serialise alike: no floats, lone surrogates or undefined. */

/** Deeper than anything Recueil writes. Hostile nesting stops here instead of overflowing the call stack. */
const MAX_DEPTH = 64;

/** Throws TypeError for a value without canonical form; the message names its place, never its content. */
export const canonicalBytes = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(canonicalText(value));

/** Why bytes are not the canonical form of a value. */
export type JsonFault = 'encoding' | 'not-json' | 'duplicate-key' | 'number' | 'depth' | 'surrogate' | 'writing';

/** Thrown by `canonicalBytes`. */
class NotCanonical extends TypeError {
  readonly fault: JsonFault;

  constructor(fault: JsonFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export interface ParsedJson {
  /** The bytes equal `canonicalBytes(value)`: no duplicate key, no BOM, no newline. */
  readonly canonical: boolean;
  /** Null when canonical. */
  readonly fault: JsonFault | null;
  /** Undefined when the bytes are not JSON in UTF-8. */
  readonly value: unknown;
}

/** Never throws. Engines report excessive depth and length with various errors, all caught here. */
export function parseCanonical(bytes: Uint8Array): ParsedJson {
  const toFaulty = (fault: JsonFault, value?: unknown): ParsedJson => ({ canonical: false, fault, value });
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return toFaulty('encoding');
  }
  try {
    value = JSON.parse(text);
  } catch (error) {
    return toFaulty(error instanceof SyntaxError ? 'not-json' : 'depth');
  }
  try {
    if (canonicalText(value) === text) return { canonical: true, fault: null, value };
  } catch (error) {
    return toFaulty(error instanceof NotCanonical ? error.fault : 'depth', value);
  }
  return toFaulty(countKeysInText(text) > countKeys(value) ? 'duplicate-key' : 'writing', value);
}

/** Counts the colons outside strings of a JSON text, each of which follows a key. One pass. */
function countKeysInText(text: string): number {
  let keys = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') quoted = !quoted;
    else if (quoted && char === '\\') at += 1;
    else if (!quoted && char === ':') keys += 1;
  }
  return keys;
}

/** Expects a value that passed `assertCanonical`, which limits its depth. */
function countKeys(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countKeys(one), 0);
  if (!isPlain(value)) return 0;
  const members = Object.values(value);
  return members.reduce((sum: number, one) => sum + countKeys(one), members.length);
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
    if (!value.isWellFormed()) throw new NotCanonical('surrogate', `lone surrogate at ${where}`);
  } else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new NotCanonical('number', `not a safe integer at ${where}`);
  } else if (depth >= MAX_DEPTH) {
    throw new NotCanonical('depth', `nested too deep at ${where.slice(0, 80)}`);
  } else if (Array.isArray(value)) {
    // By index: `forEach` skips the holes of a sparse array.
    for (let index = 0; index < value.length; index += 1) {
      assertCanonical(value[index], `${where}[${index}]`, depth + 1);
    }
  } else if (isPlain(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (!key.isWellFormed()) throw new NotCanonical('surrogate', `lone surrogate in a key at ${where}`);
      assertCanonical(member, `${where}.${key}`, depth + 1);
    }
  } else {
    throw new TypeError(`${typeof value} at ${where}`);
  }
}

/** Excludes Date, Map and others, which would be serialised as something else. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
