import { type Address, addressParser } from 'postal-mime';
import { truncate } from '../domain/shared/truncate.ts';
import { hasOddLetters, restoreTwiceEncoded } from '../domain/shared/unlabelledText.ts';
import { cutMessage, parseEmail } from './emailBytes.ts';
import { readHtmlWords } from './htmlWords.ts';

/** An e-mail that was imported, as its file says it. Nothing of it is verified, and nothing is fetched. */
export interface SavedEmail {
  readonly from: string | null;
  /** Null where the header names nobody or several people. Whoever writes a message can write any sender. */
  readonly sender: { readonly name: string | null; readonly address: string } | null;
  readonly to: string | null;
  readonly cc: string | null;
  /** As the header writes it. */
  readonly date: string | null;
  readonly subject: string | null;
  /** None, one, or the plain text and those of its other forms that say something else: programs show either. */
  readonly texts: readonly string[];
  /** Messages attached to it: their heads as written, then their texts. Those attached to them are there too. */
  readonly forwarded: readonly string[];
  /** Whether the last text was taken out of a message in HTML. */
  readonly isFromHtml: boolean;
  readonly isCut: boolean;
  /** Some letters may be others: the message does not say its encoding, or says another one. */
  readonly hasGuessedLetters: boolean;
  /** The file is a mailbox, and has other messages below. */
  readonly isFirstOfSeveral: boolean;
  /** Its own, then those of the messages attached to it. */
  readonly attachments: readonly { readonly name: string | null; readonly bytes: number }[];
}

/** An e-mail with its attachments is below: servers refuse more. Parsing takes several times its size. */
const MAX_BYTES = 60 * 1024 * 1024;
/** Some hundred pages. */
const MAX_TEXT = 300_000;
const MAX_VALUE = 2000;
const MAX_ATTACHMENTS = 200;
/** Messages attached to one, and to those: more is no correspondence. */
const MAX_FORWARDED = 20;
const MAX_DEPTH = 3;
/** Of images whose words are looked for in the plain text: with more, the page is shown too. */
const MAX_IMAGE_WORDS = 50;
/** Lines that may begin a part. */
const MAX_PARTS = 5000;

/** Other forms of the text: programs that know them show them in its place (AMP for Email, RFC 1896). */
const OTHER_TEXTS = /^text\/(?:x-amp-html|enriched|richtext)$/i;

const HEADERS: ReadonlySet<string> = new Set(['from', 'to', 'date', 'subject', 'message-id']);

/** Returns null when the file is too large, or is no e-mail that can be read. */
export const readSavedEmail = (file: Blob): Promise<SavedEmail | null> => readEmailAt(file, 0);

/** `depth`: how many messages it is attached in. */
async function readEmailAt(file: Blob, depth: number): Promise<SavedEmail | null> {
  if (file.size > MAX_BYTES) return null;
  const { message, isFirstOfSeveral } = cutMessage(new Uint8Array(await file.arrayBuffer()));
  if (countParts(message) > MAX_PARTS) return null;
  const { email, hasGuessedLetters } = await parseEmail(message);
  const hasHeaders = email?.headers.some(({ key, value }) => HEADERS.has(key) && value !== '');
  if (email === null || !hasHeaders) return null;
  const { headers, to, cc, subject, html, attachments } = email;
  let hasOdd = false;
  const restore = (text: string): string => {
    hasOdd ||= hasOddLetters(text);
    return restoreTwiceEncoded(text);
  };
  // Before the spaces at its ends go: one of them may be half a letter.
  const plain = restore(email.text ?? '').trim();
  const others = attachments.filter(({ mimeType }) => OTHER_TEXTS.test(mimeType));
  const pages = [html ?? '', ...others.map(({ content }) => toText(content))].map(readHtmlWords);
  const texts = [plain].filter((text) => text !== '');
  for (const { text, said, inPlaceOfImages } of pages) {
    const ofPage = restore(text).trim();
    const ofImages = new Set(inPlaceOfImages.map(restore));
    const isOther = (one: string): boolean => hasOtherWords(restore(said), ofImages, one);
    if (ofPage !== '' && [plain, ...texts].every(isOther)) texts.push(ofPage);
  }
  const isFromHtml = texts.some((text) => text !== plain);
  const attached = attachments.filter(
    ({ mimeType, filename }) => mimeType === 'message/rfc822' || /\.eml$/i.test(filename ?? ''),
  );
  const readable = depth < MAX_DEPTH ? attached.slice(0, MAX_FORWARDED) : [];
  const inner = await Promise.all(
    readable.map(({ content }) =>
      readEmailAt(new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), depth + 1),
    ),
  );
  const forwarded = inner.flatMap((one) => (one === null ? [] : [quoteEmail(one), ...one.forwarded]));
  const cut = (value: string | null | undefined): string | null =>
    value ? truncate(restore(value), MAX_VALUE).toWellFormed() : null;
  // A message may have several, and each several people: programs show the first or the last one.
  const senders = listMailboxes(
    headers.filter(({ key }) => key === 'from').flatMap(({ value }) => addressParser(value)),
  );
  const [sender] = senders;
  const read = {
    from: cut(formatAddresses(senders)),
    sender:
      senders.length === 1 && sender?.address ? { name: cut(sender.name), address: restore(sender.address) } : null,
    to: cut(formatAddresses(to ?? [])),
    cc: cut(formatAddresses(cc ?? [])),
    date: cut(headers.find(({ key }) => key === 'date')?.value),
    subject: cut(subject),
    texts: texts.map((text) => truncate(text, MAX_TEXT).toWellFormed()),
    forwarded: forwarded.slice(0, MAX_FORWARDED),
    isFromHtml,
    isCut:
      pages.some((page) => page.isCut) ||
      texts.some((text) => text.length > MAX_TEXT) ||
      readable.length < attached.length ||
      forwarded.length > MAX_FORWARDED ||
      inner.some((one) => one?.isCut),
    attachments: [
      ...attachments.map(({ filename, content }) => ({
        name: cut(filename),
        bytes: typeof content === 'string' ? content.length : content.byteLength,
      })),
      ...inner.flatMap((one) => one?.attachments ?? []),
    ].slice(0, MAX_ATTACHMENTS),
    isFirstOfSeveral,
  };
  return { ...read, hasGuessedLetters: hasGuessedLetters || hasOdd || inner.some((one) => one?.hasGuessedLetters) };
}

/** `From: Sacha <sacha@courriel.example>`…, as the heads of a message, then its texts. */
function quoteEmail({ from, to, cc, date, subject, texts }: SavedEmail): string {
  const heads = Object.entries({ From: from, To: to, Cc: cc, Date: date, Subject: subject });
  const lines = heads.flatMap(([name, value]) => (value === null ? [] : `${name}: ${value}`));
  return [lines.join('\n'), ...texts].join('\n\n');
}

const toText = (content: string | ArrayBuffer | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** Counts the lines that begin with `--`: each may end a part, and begin another one. */
function countParts(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(DASH); at !== -1; at = bytes.indexOf(DASH, at + 1))
    if (bytes[at + 1] === DASH && bytes[at - 1] === LINE_FEED) count += 1;
  return count;
}

const DASH = 0x2d;
const LINE_FEED = 10;

/** What programs write into the text of a page: addresses of links, names of pictures, numbers of a list's lines. */
const NOT_SAID = /\[(?:image|cid):[^\][\n]*\]|[<(]mailto:[^<>()\n]*[>)]|https?:\/\/[^\s<>()]+|^[ \t>]*\d{1,3}[.)] /gim;

const toWords = (text: string): string =>
  ` ${
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;

/**
 * Whether the words of a page differ from the plain text by one, added, left out or moved: « pas » alone changes what
 * is said. What programs write into the plain text does not count, but where the page itself says it. `ofImages`: words
 * that the page has in the place of images.
 */
function hasOtherWords(page: string, ofImages: ReadonlySet<string>, plain: string): boolean {
  if (plain === '' || ofImages.size > MAX_IMAGE_WORDS) return true;
  // Outlook writes them between brackets.
  const isOfImage = (inBrackets: string): boolean => ofImages.has(inBrackets.slice(1, -1));
  const withoutImages = plain.replace(/\[[^\][\n]{1,300}\]/g, (found) => (isOfImage(found) ? ' ' : found));
  const toSaid = (one: string): string => toWords(one.replace(NOT_SAID, ' '));
  if (toSaid(page) !== toSaid(withoutImages)) return true;
  const words = toWords(plain);
  return (
    (page.match(NOT_SAID) ?? []).some((one) => !plain.includes(one.trim())) ||
    [...ofImages].some((one) => !words.includes(toWords(one)))
  );
}

const listMailboxes = (addresses: readonly Address[]): Address[] => addresses.flatMap((one) => one.group ?? [one]);

/** `Sacha <sacha@courriel.example>, Alix <alix@courriel.example>` */
function formatAddresses(addresses: readonly Address[]): string {
  const shown = listMailboxes(addresses).map(({ name, address }) =>
    [name, address && `<${address}>`].filter(Boolean).join(' '),
  );
  return shown.join(', ');
}
