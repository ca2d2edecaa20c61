import type { OmittedFile } from '../../domain/dossier.ts';
import type { HeldItem } from '../../domain/holdings.ts';
import type { Edition } from '../edition.ts';
import { imported } from '../importWords.ts';
import { joinedOf } from '../joined.ts';
import * as words from '../words.ts';
import { COLUMN, PAGE, type Style } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { baselineOf, heading, paragraph, STYLE } from './rows.ts';
import { gap, type Row } from './sheet.ts';

/** 64 characters of the mono face. */
const DIGEST_WIDTH = 64 * 0.6 * STYLE.digest.size;
const DIGEST_X = PAGE.left + COLUMN - DIGEST_WIDTH;
const BYTES_X = DIGEST_X - 12;

/** The seal and the SHA-256 of every file, and who read the post. */
export function digestRows(paper: Paper, section: Tag, item: HeldItem, edition: Edition): Row[] {
  const { fiche, ficheBytes, digest, removed } = item;
  const left = new Map(joinedOf(item, edition).omitted.map((one) => [one.path, one]));
  const part = paper.child(section, 'Sect');
  const title = heading(paper, part, words.exhibit.digests);
  const table = paper.child(part, 'Table');
  const files = [{ path: 'fiche.json', bytes: ficheBytes.length, sha256: digest }, ...fiche.files];
  const head = tableRow(paper, table, 'TH', STYLE.label, [
    words.exhibit.file,
    words.exhibit.size,
    words.exhibit.sha256,
  ]);
  const { reader, version, confirmed } = fiche.reading;
  const readBy =
    fiche.received === undefined
      ? words.exhibit.readBy(reader, version, confirmed, fiche.provenance.version)
      : imported.readBy(fiche.provenance.version);
  const rows = files.map(({ path, bytes, sha256 }) =>
    tableRow(paper, table, 'TD', STYLE.digest, [
      removed.has(path) ? path : named(path, left.get(path)),
      words.figure(bytes),
      // The digest of an image that must not be kept is not printed.
      removed.has(path) ? words.exhibit.fileRemoved : sha256,
    ]),
  );
  const below = paragraph(paper, part, readBy, { x: PAGE.left, width: COLUMN, style: STYLE.note });
  return [
    ...title,
    { ...head, withNext: true },
    ...rows.slice(0, -1),
    ...[...rows.slice(-1), gap(5)].map((row) => ({ ...row, withNext: true })),
    ...below,
  ];
}

function named(path: string, omission: OmittedFile | undefined): string {
  if (omission?.volume !== undefined) return words.volumes.fileAway(path, omission.volume);
  return omission === undefined ? path : words.exhibit.fileLeft(path);
}

function tableRow(
  paper: Paper,
  table: Tag,
  type: 'TH' | 'TD',
  style: Style,
  [name, bytes, sha256]: readonly [string, string, string],
): Row {
  const row = paper.child(table, 'TR');
  const cells = [name, bytes, sha256].map((text) => ({ text, tag: paper.child(row, type) }));
  return {
    height: style.leading,
    draw: (top) => {
      const baseline = baselineOf(style, top);
      const starts = [PAGE.left, BYTES_X - paper.widthOf(bytes, style), DIGEST_X];
      cells.forEach(({ text, tag }, index) => {
        paper.inside(tag, type, () => paper.line(text, starts[index] ?? PAGE.left, baseline, style));
      });
      paper.rule(PAGE.left, top + style.leading - 0.5, COLUMN, type === 'TH' ? 0.5 : 0.2);
    },
  };
}
