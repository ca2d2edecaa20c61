import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { concat, latin1 } from './pdfParts.ts';

/** Incremental updates (ISO 32000-1, 7.5.6) of somebody else: what a viewer or an attacker adds to a PDF. */

export interface Addition {
  readonly kind: string;
  /** Object number → body, without `obj` and `endobj`. */
  readonly objects: ReadonlyMap<number, string>;
}

/** `pdf`: a dossier's PDF, whose objects pdfkit wrote. */
export function appendedObjects(pdf: Bytes): Addition[] {
  const text = Buffer.from(pdf).toString('latin1');
  const { root, size } = readTrailer(text);
  const catalog = objectBody(text, root);
  const pageNumber = Number(/\n(\d+) 0 obj\n<<\n\/Type \/Page\n/.exec(text)?.[1]);
  const page = objectBody(text, pageNumber);
  const tree = Number(/\/EmbeddedFiles (\d+) 0 R/.exec(text)?.[1]);
  const attached = Number(/\n(\d+) 0 obj\n<<\/Type\/EmbeddedFile/.exec(text)?.[1]);
  const drawing = '1 0 0 rg 50 400 400 200 re f';
  const content = `<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`;
  const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
  const inCatalog = (entry: string) => catalog.replace('/Type /Catalog\n', (type) => `${type}${entry}\n`);
  const additions: readonly (readonly [string, readonly (readonly [number, string])[]])[] = [
    ['nothing', []],
    [
      'a page redrawn',
      [
        [pageNumber, page.replace(/\/Contents \d+ 0 R/, `/Contents ${size} 0 R`)],
        [size, content],
      ],
    ],
    [
      'an annotation',
      [
        [
          pageNumber,
          page
            .replace(/\/Annots \[[^\]]*\]\n/, '')
            .replace('/Type /Page\n', (type) => `${type}/Annots [${size} 0 R]\n`),
        ],
        [size, '<</Type/Annot/Subtype/FreeText/Rect[50 400 450 600]/Contents(Retire)/DA(/Helv 40 Tf)>>'],
      ],
    ],
    ['a script at opening', [[root, inCatalog(`/OpenAction ${script}`)]]],
    ['a catalog', [[root, inCatalog('/NeedsRendering true')]]],
    [
      'a form',
      [
        [root, inCatalog(`/AcroForm <</Fields[${size} 0 R]>>`)],
        [size, '<</FT/Tx/T(a)/V(b)>>'],
      ],
    ],
    ['a name tree without files', [[tree, '<</Names[]>>']]],
    ['an attached file replaced', [[attached, '<</Type/EmbeddedFile/Length 1>>\nstream\nx\nendstream']]],
    ['an object deleted', [[pageNumber, 'null']]],
  ];
  return additions.map(([kind, objects]) => ({ kind, objects: new Map(objects) }));
}

/** `like pdfkit`: with a whole cross-reference table, so that the result looks as pdfkit wrote it. */
export function appendUpdate(pdf: Bytes, { objects }: Addition, form: 'table' | 'stream' | 'like pdfkit'): Bytes {
  const text = Buffer.from(pdf).toString('latin1');
  const trailer = readTrailer(text);
  const size = Math.max(trailer.size, ...[...objects.keys()].map((number) => number + 1));
  let added = '';
  const offsets = new Map<number, number>();
  const isCompressed = form === 'stream';
  const plain = [...objects].filter(([, body]) => !isCompressed || body.includes('stream'));
  for (const [number, body] of plain) {
    offsets.set(number, pdf.length + added.length);
    added += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const packed = [...objects].filter(([number]) => !offsets.has(number));
  const tableAt = () => pdf.length + added.length;
  if (isCompressed) {
    const heads: number[] = [];
    let bodies = '';
    for (const [number, body] of packed) {
      heads.push(number, bodies.length);
      bodies += `${body}\n`;
    }
    const first = `${heads.join(' ')}\n`;
    const [packAt, packNumber] = [tableAt(), size];
    const pack = `${first}${bodies}`;
    added += `${packNumber} 0 obj\n<</Type/ObjStm/N ${packed.length}/First ${first.length}/Length ${pack.length}>>\nstream\n${pack}\nendstream\nendobj\n`;
    const entries = [
      ...[...offsets].map(([number, offset]) => [number, 1, offset, 0] as const),
      ...packed.map(([number], index) => [number, 2, packNumber, index] as const),
      [packNumber, 1, packAt, 0] as const,
      [packNumber + 1, 1, 0, 0] as const,
    ].toSorted((a, b) => a[0] - b[0]);
    const rows = entries.map(
      ([, type, offset, index]) => String.fromCharCode(type) + bigEndian(offset) + bigEndian(index),
    );
    const data = rows.join('');
    const index = entries.map(([number]) => `${number} 1`).join(' ');
    const at = tableAt();
    added += `${size + 1} 0 obj\n<</Type/XRef/Size ${size + 2}/W[1 4 4]/Index[${index}]/Root ${trailer.root} 0 R/Prev ${trailer.startXref}/Length ${data.length}>>\nstream\n${data}\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;
  } else if (form === 'table') {
    const at = tableAt();
    const sections = [...offsets]
      .toSorted(([a], [b]) => a - b)
      .map(([number, offset]) => `${number} 1\n${entry(offset)}`);
    added += `xref\n0 1\n0000000000 65535 f \n${sections.join('')}trailer\n<</Size ${size}/Root ${trailer.root} 0 R/Prev ${trailer.startXref}>>\nstartxref\n${at}\n%%EOF\n`;
  } else {
    const at = tableAt();
    const oldAt = trailer.startXref + `xref\n0 ${trailer.size}\n`.length;
    const rows = Array.from({ length: size }, (_, number) => {
      const changed = offsets.get(number);
      return changed === undefined ? text.slice(oldAt + number * 20, oldAt + number * 20 + 20) : entry(changed);
    });
    const end = text.slice(text.lastIndexOf('trailer\n')).replace(/\/Size \d+/, `/Size ${size}`);
    added += `xref\n0 ${size}\n${rows.join('')}${end.replace(/startxref\n\d+/, `startxref\n${at}`)}`;
  }
  return concat(pdf, latin1(added));
}

function readTrailer(text: string) {
  const end = text.slice(text.lastIndexOf('trailer\n'));
  const numberOf = (pattern: RegExp): number => Number(pattern.exec(end)?.[1]);
  return { root: numberOf(/\/Root (\d+)/), size: numberOf(/\/Size (\d+)/), startXref: numberOf(/startxref\n(\d+)/) };
}

function objectBody(text: string, number: number): string {
  const at = text.indexOf(`\n${number} 0 obj\n`) + `\n${number} 0 obj\n`.length;
  return text.slice(at, text.indexOf('\nendobj\n', at));
}

const entry = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`;

const bigEndian = (value: number): string =>
  String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
