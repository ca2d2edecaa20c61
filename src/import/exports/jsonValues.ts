import type { ExportedMessage } from '../../domain/item/exportedMessage.ts';

/** Values of a JSON file, which may be anything. */

export interface JsonValue {
  /** Keys and positions that lead to the value. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** The file gives a field of this object twice: `value` lacks it, since which is meant is unknown. Absent: none. */
  readonly hasRepeatedField?: true;
}

/** What a message says of the value that it was read from. */
export const statesRepeats = ({ hasRepeatedField }: JsonValue): Pick<ExportedMessage, 'hasRepeatedField'> =>
  hasRepeatedField === true ? { hasRepeatedField } : {};

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the value's own field: `__proto__` and `constructor` are no fields of it. */
export const field = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** Returns the elements of a list; none for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Names that lead from an object to a field inside it. */
export type FieldPath = readonly string[];

/** Returns the object without the field; all of it for an empty path. */
export function omitField(value: JsonObject, [name, ...rest]: FieldPath): JsonObject {
  if (name === undefined) return value;
  const inside = field(value, name);
  const left = Object.entries(value).filter(([key]) => key !== name);
  return Object.fromEntries(rest.length > 0 && isObject(inside) ? [...left, [name, omitField(inside, rest)]] : left);
}
