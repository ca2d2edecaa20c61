import * as v from 'valibot';
import type { Warning } from '../domain/capture/captureWarnings.ts';
import { isWellFormed } from '../domain/shared/schemas.ts';
import { truncate } from '../domain/shared/truncate.ts';

/**
 * The boundary between a page and the background. A page decides how long a text is, how many elements it has and how
 * far it reaches: what goes beyond a bound of the schema is cut there, and a warning says so. Only what is no such
 * value at all (a number for a text, an unknown code) is refused: no page can cause it.
 */

/** Warnings about what was cut: a text or list, a size or place. */
export type CutWarning = Extract<Warning, 'value-cut' | 'size-cut'>;

interface WithinBounds<T> {
  readonly output: T;
  readonly cuts: readonly CutWarning[];
}

/** Returns null when the value does not have the schema's shape. */
export function parseWithinBounds<T extends v.GenericSchema>(
  schema: T,
  value: unknown,
): WithinBounds<v.InferOutput<T>> | null {
  // Nearly every value is within its bounds.
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return { output: parsed.output, cuts: [] };
  const cuts = new Set<CutWarning>();
  const again = v.safeParse(schema, cutToBounds(schema as SchemaNode, value, cuts), { abortEarly: true }); // valibot's
  return again.success ? { output: again.output, cuts: [...cuts] } : null;
}

/** The parts of valibot's schemas that are read here. */
export interface SchemaNode {
  readonly type: string;
  /** The schema, then its checks. */
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
  readonly wrapped?: SchemaNode;
  readonly item?: SchemaNode;
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly rest?: SchemaNode;
  readonly options?: readonly SchemaNode[];
  /** Of a record, the schema of its names; of a variant, the name of the entry that tells its options apart. */
  readonly key?: SchemaNode | string;
  readonly value?: SchemaNode;
  readonly literal?: unknown;
}

/** Returns the value with what is beyond a bound cut; what has another shape is returned as it is. */
function cutToBounds(schema: SchemaNode, value: unknown, cuts: Set<CutWarning>): unknown {
  if (value === null || value === undefined) return value;
  if (schema.wrapped) return cutToBounds(schema.wrapped, value, cuts);
  if (schema.type === 'variant') return cutVariant(schema, value, cuts);
  if (schema.type === 'union') return cutUnion(schema, value, cuts);
  if (schema.type === 'string' && typeof value === 'string') return cutText(schema, value, cuts);
  if (schema.type === 'number' && typeof value === 'number') return cutNumber(schema, value, cuts);
  if (schema.item && Array.isArray(value)) return cutList(schema, schema.item, value, cuts);
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  if (schema.type === 'record') return cutRecord(schema, value, cuts);
  if (schema.entries === undefined) return value;
  const { entries, rest } = schema;
  const parts = Object.entries(value).map(([name, part]) => {
    const own = Object.hasOwn(entries, name) ? entries[name] : rest;
    return [name, own ? cutToBounds(own, part, cuts) : part];
  });
  return Object.fromEntries(parts);
}

/** Returns the bound of a check such as `maxLength`; undefined when the schema has no such check. */
function readBound({ pipe = [] }: SchemaNode, type: string): number | undefined {
  const bounds = pipe.flatMap((check) =>
    check.type === type && typeof check.requirement === 'number' ? [check.requirement] : [],
  );
  return bounds.length === 0 ? undefined : Math.min(...bounds);
}

function cutText(schema: SchemaNode, value: string, cuts: Set<CutWarning>): string {
  const cut = truncate(value, readBound(schema, 'max_length') ?? value.length);
  const isRepaired = schema.pipe?.some(({ requirement }) => requirement === isWellFormed) === true;
  const text = isRepaired ? cut.toWellFormed() : cut;
  if (text !== value) cuts.add('value-cut');
  return text;
}

function cutNumber(schema: SchemaNode, value: number, cuts: Set<CutWarning>): number {
  const isSafe = schema.pipe?.some(({ type }) => type === 'safe_integer') === true;
  const limit = isSafe ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE;
  const min = Math.max(-limit, readBound(schema, 'min_value') ?? -limit);
  const max = Math.min(limit, readBound(schema, 'max_value') ?? limit);
  // Not a number stays so, and is refused.
  const clamped = Math.max(min, Math.min(max, value));
  if (clamped !== value) cuts.add('size-cut');
  return clamped;
}

function cutList(schema: SchemaNode, item: SchemaNode, value: readonly unknown[], cuts: Set<CutWarning>): unknown[] {
  const kept = value.slice(0, readBound(schema, 'max_length'));
  if (kept.length < value.length) cuts.add('value-cut');
  return kept.map((part) => cutToBounds(item, part, cuts));
}

/** Of two names that are the same once cut, the first is kept. */
function cutRecord(schema: SchemaNode, value: object, cuts: Set<CutWarning>): unknown {
  const parts = new Map<unknown, unknown>();
  const max = readBound(schema, 'max_entries') ?? Number.POSITIVE_INFINITY;
  for (const [name, part] of Object.entries(value)) {
    const cutName = typeof schema.key === 'object' ? cutToBounds(schema.key, name, cuts) : name;
    if (parts.size >= max || parts.has(cutName)) cuts.add('value-cut');
    else parts.set(cutName, schema.value ? cutToBounds(schema.value, part, cuts) : part);
  }
  return Object.fromEntries(parts);
}

function cutVariant({ key, options = [] }: SchemaNode, value: unknown, cuts: Set<CutWarning>): unknown {
  if (typeof key !== 'string' || typeof value !== 'object' || value === null) return value;
  const named = (value as Readonly<Record<string, unknown>>)[key];
  const option = options.find(({ entries }) => entries?.[key]?.literal === named);
  return option ? cutToBounds(option, value, cuts) : value;
}

/** Returns the value cut for the first option that it then has the shape of. */
function cutUnion({ options = [] }: SchemaNode, value: unknown, cuts: Set<CutWarning>): unknown {
  for (const option of options) {
    const own = new Set<CutWarning>();
    const cut = cutToBounds(option, value, own);
    if (!v.is(option as unknown as v.GenericSchema, cut)) continue;
    for (const warning of own) cuts.add(warning);
    return cut;
  }
  return value;
}
