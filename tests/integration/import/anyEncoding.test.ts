import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeUnlabelled } from '../../../src/domain/shared/unlabelledText.ts';
import { inspectFile } from '../../../src/import/inspectFile.ts';
import { readSavedEmail } from '../../../src/import/savedEmail.ts';
import { join, utf16 } from '../../support/import/sampleFiles.ts';

/**
 * E-mails and texts of invented people in any encoding, said, not said or said wrongly: no letter is wrong without a
 * doubt. One encoding of one byte said as another one has letters that may all be right: none is here.
 */

const RUNS = Number(process.env.RECUEIL_FUZZ ?? 200);
const SEED = Number(process.env.RECUEIL_SEED ?? 60);

const WORDS: readonly string[][] = [
  'je sais où tu habites l’été « là » ça œuvre àÉÈ « Élodie » “prévenue” dès 20 € à été… – hélas naïf'.split(' '),
  'ich weiß wo du wohnst „Straße“ für Ärger größer Übel'.split(' '),
  'sé dónde vives mañana ¿qué? ¡ya! niño AÑO “así”'.split(' '),
  'você não vai à praia MANHÃ coração ÂNGELA avó'.split(' '),
  'wiem gdzie mieszkasz zażółć gęślą jaźń Łukasz'.split(' '),
  'ştiu unde locuieşti fără MĂR înţelegi Ţară'.split(' '),
  'nerede oturduğunu biliyorum İçin ĞÜŞ pişman'.split(' '),
  'мы знаем где ты живёшь Ещё объявление ЁЖ «скоро»'.split(' '),
  'він знає де ти ВІТІ ДІЛІ Її ґанок їжак'.split(' '),
  'ξέρω πού μένεις Ήρθα θα μετανιώσεις'.split(' '),
  'אני יודע איפה אתה גר תצטער'.split(' '),
  'أعرف أين تسكن سوف تندم قريبا'.split(' '),
  '我知道 你住在 哪里 会后悔的'.split(' '),
  'plain words only of ascii ok 12:30 e-mail'.split(' '),
  'ok 😀 voilà 🔪 là’bas'.split(' '),
];
/** Four capitals of Ukraine alone may be well-formed in UTF-8 by chance: each line has a common word. */
const anyLine = fc
  .constantFrom(...WORDS)
  .chain((words) =>
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 }).map((some) => [words[0], ...some]),
  )
  .map((words) => words.join(' '));
const anyText = fc.array(anyLine, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));

const ONE_BYTE = [
  ...['windows-1252', 'iso-8859-15', 'macintosh', 'windows-1250', 'iso-8859-2', 'windows-1251', 'koi8-r'],
  ...['windows-1253', 'windows-1254', 'windows-1255', 'windows-1256'],
];
const TABLES = new Map(
  ONE_BYTE.map((label) => [
    label,
    new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(label).decode(Uint8Array.of(byte)), byte])),
  ]),
);

/** The text in this encoding, or in UTF-8 when it has other letters. */
function encode(text: string, label: string): { readonly label: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  const table = TABLES.get(label);
  const bytes = Array.from(text, (char) => table?.get(char) ?? -1);
  return bytes.includes(-1)
    ? { label: 'utf-8', bytes: new TextEncoder().encode(text) }
    : { label, bytes: Uint8Array.from(bytes) };
}

const takenFor = (text: string, label: string): string => new TextDecoder(label).decode(new TextEncoder().encode(text));
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const ascii = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const anyEmail = fc.record({
  text: anyText,
  subject: anyLine,
  real: fc.constantFrom('utf-8', 'utf-8', ...ONE_BYTE),
  said: fc.constantFrom('right', 'right', 'none', 'utf-8', 'empty', 'ANSI', 'cp850', 'other', 'us-ascii'),
  other: fc.constantFrom(...ONE_BYTE, 'gb2312', 'shift_jis', 'euc-kr', 'big5'),
  meta: fc.constantFrom('none', 'right', 'utf-8', 'other'),
  /** A program in between took UTF-8 for this, and wrote it as UTF-8 again. */
  mistake: fc.constantFrom('none', 'none', 'none', 'windows-1252', 'macintosh', 'windows-1251', 'koi8-r'),
  transfer: fc.constantFrom('8bit', 'quoted-printable', 'base64'),
  type: fc.constantFrom('plain', 'html', 'mixed'),
  head: fc.constantFrom('raw', 'utf-8', 'iso-8859-15'),
  start: fc.constantFrom('', '\ufeff', '\r\n\r\n', 'From - Mon Nov 17 18:20:12 2025\r\n', '>From a b\r\n'),
  long: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 5, 90),
  end: fc.constantFrom('\r\n', '\n'),
});
type Invented = typeof anyEmail extends fc.Arbitrary<infer One> ? One : never;

const quotedPrintable = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) =>
    byte === 10 || (byte >= 32 && byte < 127 && byte !== 61)
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');

/** Null for what nobody can tell: an encoding of one byte said as another one. */
function write(one: Invented): Uint8Array<ArrayBuffer> | null {
  const isHtml = one.type === 'html';
  const words = one.mistake === 'none' ? one.text : takenFor(one.text, one.mistake);
  const { label: real } = encode(words, one.mistake === 'none' ? one.real : 'utf-8');
  const labels = { right: real, 'utf-8': 'utf-8', other: one.other, none: '', empty: '""' };
  const said = labels[one.said as keyof typeof labels] ?? one.said;
  const meta = { none: '', right: real, 'utf-8': 'utf-8', other: one.other }[one.meta];
  const isAscii = new TextEncoder().encode(words).length === words.length;
  if (!isAscii && real !== 'utf-8' && said === one.other && said !== real) return null;
  const page = `${meta === '' ? '' : `<meta charset="${meta}">`}<p>${words.replaceAll('\n', '<br>')}</p>`;
  const { bytes } = encode(isHtml ? page : words, real);
  const body = {
    '8bit': bytes,
    'quoted-printable': ascii(quotedPrintable(bytes)),
    base64: ascii(Buffer.from(bytes).toString('base64')),
  }[one.transfer];
  const inHead = encode(one.subject, one.head === 'raw' ? one.real : one.head);
  const subject =
    one.head === 'raw' ? inHead.bytes : ascii(`=?${inHead.label}?B?${Buffer.from(inHead.bytes).toString('base64')}?=`);
  const type = `Content-Type: text/${isHtml ? 'html' : 'plain'}${said === '' ? '' : `; charset=${said}`}\r\nContent-Transfer-Encoding: ${one.transfer}\r\n\r\n`;
  const [before, after] =
    one.type === 'mixed'
      ? [
          'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n',
          '\r\n--b\r\nContent-Type: image/png; name=a.png\r\n\r\na\r\n--b--\r\n',
        ]
      : ['', ''];
  const head = `${one.start}Received: from a by b; Mon, 17 Nov 2025 18:20:12 +0100\r\n${`X-Long: ${'a'.repeat(900)}\r\n`.repeat(one.long)}From: a@b.example\r\nDate: Mon, 17 Nov 2025 18:20:11 +0100\r\nMIME-Version: 1.0\r\nSubject: `;
  const message = join(ascii(head), subject, ascii(`\r\n${before}${type}`), body, ascii(after));
  return one.end === '\r\n' ? message : Uint8Array.from(Buffer.from(message).filter((byte) => byte !== 13));
}

const count = (counts: Map<string, number>, outcome: string): string => {
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return outcome;
};
const report = (name: string, counts: Map<string, number>): void => {
  if (process.env.RECUEIL_FUZZ !== undefined) console.log(`RECUEIL_SEED=${SEED}, ${name}:`, Object.fromEntries(counts));
};

it('an e-mail in any encoding is right, or says that its letters are not sure', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(anyEmail, async (one) => {
      const bytes = write(one);
      if (bytes === null) return;
      const file = new Blob([bytes]);
      expect((await inspectFile(file, 'a.eml', 0)).format.id).toBe('eml');
      const email = await readSavedEmail(file);
      const isRight =
        plain(email?.texts.join('\n') ?? '') === plain(one.text) && plain(email?.subject ?? '') === plain(one.subject);
      const outcome = isRight ? 'right' : 'wrong';
      count(counts, `${outcome}, ${email?.hasGuessedLetters ? 'unsure' : 'sure'}`);
      // Nothing that is said well is doubted.
      const isClean = one.said === 'right' && one.mistake === 'none' && one.head !== 'raw';
      if (isClean && ['none', 'right'].includes(one.meta)) expect(email).toMatchObject({ hasGuessedLetters: false });
      if (!email?.hasGuessedLetters)
        expect([plain(email?.texts.join('\n') ?? ''), plain(email?.subject ?? '')]).toEqual([
          plain(one.text),
          plain(one.subject),
        ]);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  report('e-mails', counts);
});

const anyFile = fc.record({
  text: anyText,
  real: fc.constantFrom('utf-8', 'bom', 'utf-16le', 'utf-16be', 'utf-16le bom', 'utf-16be bom', ...ONE_BYTE),
  mistake: fc.constantFrom('none', 'none', 'none', 'windows-1252', 'macintosh', 'windows-1251', 'koi8-r'),
  sign: fc.constantFrom('', '[', '{', '<3 ', '> ', '=', '- ', '"', '#', '\n\n'),
});

it('a text in any encoding is right, is refused, or says that its letters are not sure', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(anyFile, async ({ text, real, mistake, sign }) => {
      // Three letters of Chinese may be six of ASCII.
      if (/^utf-16..$/.test(real) && /\p{sc=Han}/u.test(text)) return;
      const words = sign + text;
      const written = mistake === 'none' ? words : takenFor(words, mistake);
      const label = mistake === 'none' ? real : 'utf-8';
      const marked = label.endsWith('bom') ? `\ufeff${written}` : written;
      const bytes = label.startsWith('utf-16')
        ? utf16(marked, label.startsWith('utf-16be'))
        : encode(marked, label).bytes;
      const found = await inspectFile(new Blob([bytes]), 'a.txt', 0).catch(() => null);
      const outcome = plain(decodeUnlabelled(bytes).text.replace('\ufeff', '')) === plain(words) ? 'right' : 'wrong';
      const isUnsure = found?.warnings.includes('letters-guessed');
      count(counts, `${outcome}, ${found === null ? 'refused' : isUnsure ? 'unsure' : 'sure'}`);
      if (found !== null && !isUnsure) expect(outcome).toBe('right');
    }),
    { numRuns: RUNS, seed: SEED },
  );
  report('texts', counts);
});
