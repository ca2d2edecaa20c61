import fc from 'fast-check';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { NotCheckable } from '../../../src/seal/verify/verificationReport.ts';
import { fileSource, verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { appendedObjects, appendUpdate } from './pdfAppended.ts';
import { concat, type DossierPdf, latin1, type PdfPart } from './pdfParts.ts';

/** Random changes of a dossier's PDF: bytes, objects, attachments, updates appended to it. */

/** The structure of the PDF, besides the pages and the attached files. */
const CONTAINER = 'the PDF itself';

export interface PdfMutation {
  readonly kind: string;
  readonly bytes: Bytes;
  /** Paths, or CONTAINER: the verifier must name at least one. */
  readonly names: readonly string[];
}

/** Even: the small numbers that fast-check prefers would all be in the header. */
const place = fc.noBias(fc.integer({ min: 0, max: 2 ** 31 - 1 })).map((value) => value / 2 ** 31);
const pick = <T>(list: readonly T[], where: number): T => list[Math.floor(where * list.length)] as T;

export function anyPdfMutation(pdf: DossierPdf): fc.Arbitrary<() => Promise<PdfMutation>> {
  return fc.oneof(...byteMutations(pdf), ...objectMutations(pdf), ...attachmentMutations(pdf), ...updateMutations(pdf));
}

/** The two files that state what a dossier is. */
const LISTS = ['manifest.json', 'SHA256SUMS'];

/**
 * Verifies a changed PDF. Returns `named` when the report names the change, `refused` when the PDF itself was changed
 * and the refusal says so; otherwise what the verifier said, which is a fault of the verifier.
 */
export async function verifyMutation({ bytes, names }: PdfMutation): Promise<string> {
  try {
    const { verdict, problems } = await verifyDossier(await fileSource(new Blob([bytes])));
    const named = problems.flatMap(({ code, path, detail }) => [
      path,
      detail?.file,
      detail?.now,
      ...(code === 'pdf-structure' ? [CONTAINER] : []),
    ]);
    if (verdict !== 'altered') return `accepted: ${verdict}`;
    return names.some((name) => named.includes(name)) ? 'named' : `not named: ${JSON.stringify(problems.slice(0, 3))}`;
  } catch (error) {
    if (!(error instanceof NotCheckable)) throw error;
    // The sentence of this refusal names the two files.
    const isWithoutList = error.code === 'not-a-dossier' && LISTS.every((path) => names.includes(path));
    const isContainer = error.code.startsWith('pdf-') && names.includes(CONTAINER);
    return isContainer || isWithoutList ? 'refused' : `refused: ${error.code}`;
  }
}

type AnyMutation = fc.Arbitrary<() => Promise<PdfMutation>>;

function byteMutations({ bytes, parts }: DossierPdf): AnyMutation[] {
  const structure = parts.filter(({ path }) => path === null);
  const files = parts.filter(({ path }) => path !== null);
  const values = fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 8 });
  const changeIn = (kind: string, among: readonly PdfPart[]): AnyMutation =>
    fc.tuple(place, place, values).map(([which, where, differences]) => async () => {
      const part = pick(among, which);
      const changed = bytes.slice();
      const at = part.from + Math.floor(where * (part.to - part.from));
      for (const [index, difference] of differences.entries())
        if (at + index < part.to) changed[at + index] = ((changed[at + index] ?? 0) + difference) % 256;
      return { kind, bytes: changed, names: [part.path ?? CONTAINER] };
    });
  const cutAt = (where: number) => 1 + Math.floor(where * (bytes.length - 1));
  const inserted = fc.uint8Array({ minLength: 1, maxLength: 9 });
  return [
    changeIn('bytes of a file', files),
    changeIn('bytes of the structure', structure),
    changeIn('bytes of the pages', parts.slice(0, 1)),
    place.map((where) => async () => ({ kind: 'cut', bytes: bytes.slice(0, cutAt(where)), names: [CONTAINER] })),
    inserted.map((more) => async () => ({
      kind: 'bytes before',
      bytes: concat(more, bytes),
      names: [CONTAINER, 'dossier.pdf'],
    })),
    fc
      .oneof(inserted, fc.constantFrom('\n', '\r\n', ' ', '%%EOF\n').map(latin1))
      .map((more) => async () => ({ kind: 'bytes after', bytes: concat(bytes, more), names: [CONTAINER] })),
    fc.tuple(place, inserted).map(([where, more]) => async () => {
      const at = cutAt(where);
      return {
        kind: 'bytes inserted',
        bytes: concat(bytes.slice(0, at), more, bytes.slice(at)),
        names: [CONTAINER, partAt(parts, at)],
      };
    }),
    fc.tuple(place, fc.integer({ min: 1, max: 4_096 })).map(([where, count]) => async () => {
      const at = Math.min(cutAt(where), bytes.length - count);
      return {
        kind: 'bytes taken out',
        bytes: concat(bytes.slice(0, at), bytes.slice(at + count)),
        names: [CONTAINER, partAt(parts, at)],
      };
    }),
  ];
}

/** Replacements of the same length, which leave every offset right. */
const REPLACEMENTS: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/\/AFRelationship\/Data/g, () => '/AFRelationship/Dato'],
  [/\/Subtype\/application#2Foctet-stream/g, () => '/Subtype/application#2Fjavascript00'.slice(0, 36)],
  [/\/UF\([^)]*\)/g, (found) => found.replace(/.\)$/, found.endsWith('_)') ? '-)' : '_)')],
  [/\/F\([^)]*\)/g, (found) => found.replace(/.\)$/, found.endsWith('_)') ? '-)' : '_)')],
  [/\/EF<<\/F \d+/g, raiseLastDigit],
  [/\/ModDate\(D:\d{14}/g, raiseLastDigit],
  [/\/Length \d+/g, raiseLastDigit],
  [/\/Params<</g, () => '/ParamS<<'],
  [/\) \d+ 0 R\n/g, (found) => found.replace(/\d(?= 0 R)/, (digit) => String((Number(digit) + 1) % 10))],
  [/^\d+ 0 R$/gm, (found) => found.replace(/\d(?= 0 R)/, (digit) => String((Number(digit) + 1) % 10))],
  [/\d{10} 00000 n /g, (found) => found.replace(/\d(?= 0)/, (digit) => String((Number(digit) + 1) % 10))],
  [/\d{10} 00000 n /g, (found) => found.replace('n', 'f')],
  [/\/Root \d+/g, raiseLastDigit],
  [/\/Info \d+/g, raiseLastDigit],
  [/\/Prev \d+/g, raiseLastDigit],
  [/\/Size \d+/g, raiseLastDigit],
  [/startxref\n\d+/g, raiseLastDigit],
  [/\d+ 0 obj/g, (found) => found.replace(/\d(?= 0 obj)/, (digit) => String((Number(digit) + 1) % 10))],
  [/ 0 obj\n/g, () => ' 1 obj\n'],
  [/endobj\n/g, () => 'endobj\r'],
  [/\/Names\[/g, () => '/NameZ['],
];

function raiseLastDigit(found: string): string {
  return found.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
}

/** Changes one structural object, or exchanges two objects of the pages. */
function objectMutations({ bytes, parts }: DossierPdf): AnyMutation[] {
  const texts = parts
    .filter(({ path }) => path === null)
    .map(({ from, to }) => ({ from, text: Buffer.from(bytes.subarray(from, to)).toString('latin1') }));
  const found = REPLACEMENTS.map(([pattern, replace]) =>
    texts.flatMap(({ from, text }) =>
      [...text.matchAll(pattern)].map(({ 0: before, index }) => ({ at: from + index, before, after: replace(before) })),
    ),
  ).filter((list) => list.length > 0);
  const drawn = Buffer.from(bytes.subarray(0, parts[0]?.to ?? 0)).toString('latin1');
  const objects = [...drawn.matchAll(/^\d+ 0 obj\n[\s\S]*?^endobj\n/gm)].map(({ 0: text, index }) => ({ text, index }));
  return [
    fc.tuple(place, place).map(([which, where]) => async () => {
      const { at, before, after } = pick(pick(found, which), where);
      if (before.length !== after.length || before === after) throw new Error(`no change: ${before}`);
      return { kind: 'object of the update', bytes: overwrite(bytes, at, after), names: [CONTAINER] };
    }),
    fc.tuple(place, place).map(([one, other]) => async () => {
      const first = Math.floor(one * (objects.length - 1));
      const second = first + 1 + Math.floor(other * (objects.length - 1 - first));
      const [a, b] = [pick(objects, first / objects.length), pick(objects, second / objects.length)];
      const between = drawn.slice(a.index + a.text.length, b.index);
      const changed = overwrite(bytes, a.index, `${b.text}${between}${a.text}`);
      return { kind: 'objects of the pages exchanged', bytes: changed, names: ['dossier.pdf'] };
    }),
  ];
}

/** Other attachments in an update that is well formed, as another program that knows the format would write them. */
function attachmentMutations({ attached, write }: DossierPdf): AnyMutation[] {
  const change = (
    kind: string,
    edit: (one: number, other: number) => { readonly list: DossierPdf['attached']; readonly names: readonly string[] },
  ): AnyMutation =>
    fc.tuple(fc.nat(attached.length - 1), fc.nat(attached.length - 1)).map(([one, other]) => async () => {
      const { list, names } = edit(one, other === one ? (one + 1) % attached.length : other);
      return { kind, bytes: await write(list), names };
    });
  const fileAt = (index: number) => attached[index] as DossierPdf['attached'][number];
  const sorted = (list: DossierPdf['attached']) => list.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return [
    change('attachment removed', (one) => ({ list: attached.toSpliced(one, 1), names: [fileAt(one).path] })),
    change('attachment added', (one, other) => ({
      list: sorted([...attached, { path: `ajout-${other}.txt`, content: fileAt(one).content }]),
      names: [`ajout-${other}.txt`],
    })),
    change('attachment renamed', (one) => ({
      list: sorted(attached.with(one, { ...fileAt(one), path: `${fileAt(one).path}.bak` })),
      names: [fileAt(one).path, `${fileAt(one).path}.bak`],
    })),
    change('attachment replaced', (one) => ({
      list: attached.with(one, { ...fileAt(one), content: concat(fileAt(one).content, latin1('\n')) }),
      names: [fileAt(one).path],
    })),
    change('attachment twice', (one) => ({ list: sorted([...attached, fileAt(one)]), names: [fileAt(one).path] })),
    change('pages attached again', () => ({
      list: sorted([...attached, { path: 'dossier.pdf', content: latin1('%PDF-1.7\n') }]),
      names: ['dossier.pdf'],
    })),
    change('attachments exchanged', (one, other) => {
      const [a, b] = [fileAt(one), fileAt(other)];
      const isSame = Buffer.compare(a.content, b.content) === 0;
      const content = isSame ? concat(b.content, latin1(' ')) : b.content;
      const list = attached.with(one, { ...a, content }).with(other, { ...b, content: a.content });
      return { list, names: [a.path, b.path] };
    }),
    change('attachments in another order', (one, other) => ({
      list: attached.with(one, fileAt(other)).with(other, fileAt(one)),
      names: [CONTAINER],
    })),
  ];
}

/** Incremental updates: after the file, between its pages and its attachments, and inside its pages. */
function updateMutations({ bytes, parts, attached, write }: DossierPdf): AnyMutation[] {
  const drawn = bytes.slice(0, parts[0]?.to ?? 0);
  const kinds = fc.constantFrom(...appendedObjects(bytes));
  return [
    kinds.map((addition) => async () => ({
      kind: `update appended: ${addition.kind}`,
      bytes: appendUpdate(bytes, addition, 'table'),
      names: [CONTAINER],
    })),
    kinds.map((addition) => async () => ({
      kind: 'update appended with an object stream',
      bytes: appendUpdate(bytes, addition, 'stream'),
      names: [CONTAINER],
    })),
    kinds.map((addition) => async () => ({
      kind: 'update hidden under the attachments',
      bytes: await write(attached, appendUpdate(drawn, addition, 'like pdfkit')),
      names: ['dossier.pdf'],
    })),
    fc.tuple(kinds, place).map(([{ objects }, where]) => async () => {
      const at = pick(parts, where).to;
      const shadow =
        [...objects].map(([number, body]) => `${number} 0 obj\n${body}\nendobj\n`).join('') || '% nothing\n';
      return {
        kind: 'shadow object',
        bytes: concat(bytes.slice(0, at), latin1(shadow), bytes.slice(at)),
        names: [CONTAINER, 'dossier.pdf'],
      };
    }),
  ];
}

const partAt = (parts: readonly PdfPart[], at: number): string =>
  parts.find(({ from, to }) => from <= at && at < to)?.path ?? CONTAINER;

function overwrite(bytes: Bytes, at: number, text: string): Bytes {
  const changed = bytes.slice();
  changed.set(latin1(text), at);
  return changed;
}
