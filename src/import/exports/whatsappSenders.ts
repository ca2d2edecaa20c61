import { MAX_SENDERS } from './conversationCounts.ts';

/** Who wrote a line of WhatsApp: names may contain « : » and quotation marks, and no word of the text is lost. */

export interface SplitLine {
  /** Null for a line of WhatsApp itself, or one that may be. */
  readonly sender: string | null;
  readonly text: string;
}

/** `isNotice`: nobody but WhatsApp writes such a line. */
export type ReadLine = SplitLine & { readonly isNotice: boolean };

/** At the start of WhatsApp's own words on an iPhone. */
export const MARK = '\u200e';

const QUOTES = /["“”„«»]/g;
const NAME = /^([^\r\n]{1,100}?):(?: |$)/u;

/** Splits what follows the date into a sender and words. No sender: a line of WhatsApp itself. */
export function splitSender(rest: string): SplitLine {
  const found = splitAtColon(rest);
  // WhatsApp quotes what a notice is about: « Théo a changé l'objet de “a: b” ».
  return found === null || countQuotes(found.name) > 0
    ? { sender: null, text: rest }
    : { sender: cleanName(found.name), text: found.text };
}

function splitAtColon(rest: string): { readonly name: string; readonly text: string } | null {
  const [start, name] = NAME.exec(rest) ?? [];
  return start === undefined || name === undefined ? null : { name, text: rest.slice(start.length) };
}

const countQuotes = (text: string): number => text.match(QUOTES)?.length ?? 0;

/** Direction marks around a name are not of it: WhatsApp adds them. A name of marks alone shows their numbers. */
function cleanName(name: string): string {
  const clean = name
    .replace(/^[\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,9}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,9}$/g, '')
    .trim();
  if (/[^\s\p{Cf}]/u.test(clean)) return clean;
  return Array.from(name, (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(
    ' ',
  );
}

/** Below it, what all lines of a sender begin with is no name. */
const MIN_LINES_OF_A_NAME = 3;
/** Below it, it is a name only where something else names it: people begin messages alike. */
const MIN_LINES_ALONE = 8;
const MAX_NOTICES = 100;
const MAX_NAME_CHARS = 100;

/** What WhatsApp writes after a name, without « : ». */
const DID =
  /^ (?:a (?:créé|ajouté|rejoint|quitté|retiré|supprimé|changé|modifié)|avez (?:créé|ajouté|changé|modifié)|created|added|joined|left|removed|changed|hat |ha |heeft |creó|cambió|añadió|criou|mudou|alterou|adicionou)/;
/** A quote ends the line, or one verb after it. */
const ENDS_IN_QUOTE = /["“”»](?: \p{L}{1,20})?\.?$/u;

/** The lines of one shortest possible name. */
interface CommonStart {
  /** What all of them begin with, except lines that may be notices. */
  start: string | null;
  lines: number;
  readonly notices: string[];
}

/** A possible name with quotation marks. */
interface QuotedName {
  lines: number;
  /** In some line, no quotation mark ends the words: it is no quote of a notice, cut at « : ». */
  isClosed: boolean;
}

/**
 * Finds the senders whose name contains « : », such as « Jean : voisin du 3e », or quotation marks. One line cannot
 * tell them from « Jean » who wrote « voisin du 3e: … », but such a name begins every line of its sender. `add` all
 * lines, then `split` each.
 */
export class SenderFinder {
  readonly #starts = new Map<string, CommonStart>();
  readonly #quoted = new Map<string, QuotedName>();
  /** The name as it is in the file, by what it is without marks of direction; null: in several forms. */
  readonly #forms = new Map<string, string | null>();
  /** Found once all lines are added. */
  readonly #longNames = new Map<string, string | null>();
  readonly #title: string;
  readonly #isMarking: boolean;

  /**
   * `title` is the name of the conversation: for two people, often that of the other. `isMarking`: WhatsApp marks its
   * own lines in this text.
   */
  constructor(title: string | null, isMarking = false) {
    this.#title = toLetters(title ?? '');
    this.#isMarking = isMarking;
  }

  add(rest: string): void {
    const found = splitAtColon(rest);
    if (found === null) return;
    this.#addForm(found.name);
    if (countQuotes(found.name) > 0) {
      this.#addQuoted(found.name, found.text);
      return;
    }
    const sender = cleanName(found.name);
    const known = this.#starts.get(sender) ?? { start: null, lines: 0, notices: [] };
    if (!this.#starts.has(sender)) {
      if (this.#starts.size >= MAX_SENDERS) return;
      this.#starts.set(sender, known);
    }
    // A name that ends the line has its « : » alone.
    const line = `${rest.split('\n', 1)[0] ?? ''} `.slice(0, 3 * MAX_NAME_CHARS);
    if (DID_ANYWHERE.test(line) && known.notices.length < MAX_NOTICES) {
      known.notices.push(line);
      return;
    }
    known.start = known.start === null ? line : known.start.slice(0, commonLength(known.start, line));
    known.lines += 1;
  }

  #addForm(name: string): void {
    const clean = cleanName(name);
    const form = this.#forms.get(clean);
    if (form === undefined) {
      if (this.#forms.size < MAX_SENDERS) this.#forms.set(clean, name.trim());
    } else if (form !== name.trim()) this.#forms.set(clean, null);
  }

  /** Two names that differ by such marks alone may be two people: each keeps its own. */
  #nameOf(name: string): string {
    const clean = cleanName(name);
    return this.#forms.get(clean) === null ? name.trim() : clean;
  }

  #addQuoted(name: string, text: string): void {
    const isClosed = countQuotes(name) % 2 === 0 || !ENDS_IN_QUOTE.test(text.trimEnd());
    const known = this.#quoted.get(name);
    if (known !== undefined) {
      known.lines += 1;
      known.isClosed ||= isClosed;
    } else if (this.#quoted.size < MAX_SENDERS) this.#quoted.set(name, { lines: 1, isClosed });
  }

  split(rest: string, isLineMarked = false): ReadLine {
    const found = splitAtColon(rest);
    if (found === null) return { sender: null, text: rest, isNotice: true };
    if (countQuotes(found.name) > 0) {
      const { lines = 0, isClosed = false } = this.#quoted.get(found.name) ?? {};
      const isMarked = isLineMarked || rest.startsWith(MARK) || found.text.startsWith(MARK);
      return (this.#isMarking && !isMarked) || (lines > 1 && isClosed)
        ? { sender: this.#nameOf(found.name), text: found.text, isNotice: false }
        : { sender: null, text: rest, isNotice: isQuotingNotice(found.name, rest) };
    }
    const sender = cleanName(found.name);
    const long = this.#longName(sender);
    const short = { sender: this.#nameOf(found.name), text: found.text, isNotice: false };
    if (long === null || !rest.startsWith(long)) return short;
    const after = rest.slice(long.length);
    if (/^:(?: |$)/m.test(after))
      return { sender: cleanName(long), text: after.slice(1).replace(/^ /, ''), isNotice: false };
    // « A: B a créé le groupe »: a notice that begins with the name.
    return DID.test(after) ? { sender: null, text: rest, isNotice: true } : short;
  }

  #longName(sender: string): string | null {
    const known = this.#longNames.get(sender);
    if (known !== undefined) return known;
    const found = this.#findLongName(sender);
    this.#longNames.set(sender, found);
    return found;
  }

  #findLongName(sender: string): string | null {
    const { start = null, lines = 0, notices = [] } = this.#starts.get(sender) ?? {};
    if (start === null || lines < MIN_LINES_OF_A_NAME) return null;
    const [, name] = /^([^\r\n]{1,100}): /u.exec(start) ?? [];
    if (name?.includes(':') !== true) return null;
    // The short name has lines of its own.
    if (!notices.every((line) => line.startsWith(`${name}: `) || isNoticeOf(name, line))) return null;
    const isNamed = notices.some((line) => isNoticeOf(name, line)) || this.#title.includes(toLetters(name));
    return lines >= MIN_LINES_ALONE || isNamed ? name : null;
  }
}

/** « Théo a changé l'objet de “a: b” »: what it did stands before the quote, which ends it. */
const isQuotingNotice = (name: string, text: string): boolean =>
  DID_ANYWHERE.test(name) && ENDS_IN_QUOTE.test(text) && !text.includes('\n');

const isNoticeOf = (name: string, line: string): boolean => line.startsWith(name) && DID.test(line.slice(name.length));

const DID_ANYWHERE = new RegExp(DID.source.slice(1));

/** Names of files have no « : ». */
const toLetters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
