import { type Tokenizer, TokenType } from '@streamparser/json';
import { type FieldPath, type JsonObject, omitField } from './jsonValues.ts';

type Token = Parameters<Tokenizer['onToken']>[0];

/** Of a longer path, the field that it begins with is left out whole: one whole path a level is quadratic in memory. */
const MAX_PATH = 20;
/** Of objects and lists in each other; platforms write ten. */
const MAX_DEPTH = 100;
/** In one object; platforms write none. */
const MAX_REPEATED = 100;

/** Fields that a JSON file gives twice in one object: one parser keeps the last, another the first, without a word. */
export class RepeatedFields {
  readonly #selectors: readonly (readonly string[])[];
  #depth = 0;
  #string: string | null = null;
  /** By depth: the fields of the object that is open there, and the one that is being read. */
  readonly #fields: Set<string>[] = [];
  readonly #names: (string | null)[] = [];
  /** By depth: paths to such fields from the object or list there; an empty path: somewhere inside that list. */
  readonly #repeated = new Map<number, FieldPath[]>();

  /** `paths` lead to the values that are read (`$.messages.*`). */
  constructor(paths: readonly string[]) {
    this.#selectors = paths.map((path) => path.split('.').slice(1));
  }

  /**
   * Takes the next token. Returns false when a field that leads to values is given twice, or beyond what platforms
   * write: removing many fields of a deep object takes minutes.
   */
  add({ token, value }: Token): boolean {
    if (token === TokenType.STRING) this.#string = value as string;
    else if (token === TokenType.COLON) return this.#addField(this.#string ?? '');
    else if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
      this.#depth += 1;
      if (this.#depth > MAX_DEPTH) return false;
      this.#names[this.#depth] = null;
      this.#repeated.delete(this.#depth);
      if (token === TokenType.LEFT_BRACE) this.#fieldsAt(this.#depth).clear();
    } else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
      const within = this.#names[this.#depth - 1] ?? null;
      for (const path of this.#repeated.get(this.#depth) ?? [])
        this.#mark(this.#depth - 1, within === null ? [] : [within, ...path]);
      this.#depth -= 1;
    }
    return true;
  }

  /** Returns the object that was closed last without these fields. */
  omitFrom(closed: JsonObject): JsonObject {
    return (this.#repeated.get(this.#depth + 1) ?? []).reduce(omitField, closed);
  }

  #addField(name: string): boolean {
    const fields = this.#fieldsAt(this.#depth);
    this.#names[this.#depth] = name;
    if (!fields.has(name)) {
      fields.add(name);
      return true;
    }
    this.#mark(this.#depth, [name]);
    if ((this.#repeated.get(this.#depth)?.length ?? 0) > MAX_REPEATED) return false;
    return !this.#selectors.some((selector) => this.#leadsTo(selector));
  }

  #leadsTo(selector: readonly string[]): boolean {
    if (this.#depth > selector.length) return false;
    return selector.slice(0, this.#depth).every((part, i) => part === '*' || part === this.#names[i + 1]);
  }

  #mark(depth: number, whole: FieldPath): void {
    const path = whole.length > MAX_PATH ? whole.slice(0, 1) : whole;
    const known = this.#repeated.get(depth) ?? [];
    // A list of thousands of such objects is marked once.
    const isKnown = known.some((one) => one.join('\n') === path.join('\n'));
    if (!isKnown && known.length <= MAX_REPEATED) this.#repeated.set(depth, [...known, path]);
  }

  #fieldsAt(depth: number): Set<string> {
    const known = this.#fields[depth];
    if (known !== undefined) return known;
    const fields = new Set<string>();
    this.#fields[depth] = fields;
    return fields;
  }
}
