import { findForeignScript } from '../../data/scripts.ts';
import type { DrawText } from '../../dossierContext.ts';
import * as strings from '../../strings/index.ts';
import type { TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { Row } from './pageFlow.ts';
import { blockRows, paragraphRows, STYLE } from './rows.ts';
import { codePointHex, layOutVerbatim } from './verbatimLayout.ts';

/** Lays out somebody else's text, and notes on how it is displayed. */
export async function verbatimRows(
  pdf: PdfDocument,
  parent: Tag,
  text: string,
  at: { readonly x: number; readonly width: number; readonly style: TextStyle },
  drawText: DrawText | undefined,
): Promise<{ readonly text: Row[]; readonly notes: Row[] }> {
  const script = findForeignScript(text);
  const tag = pdf.child(parent, 'P', script === null ? {} : { lang: script.lang });
  const layout = await layOutVerbatim(pdf, text, { style: at.style, width: at.width, drawText });
  const notes = [
    ...(layout.cut ? [strings.exhibit.textCut] : []),
    ...(layout.hasEscapedCharacters ? [strings.exhibit.escaped] : []),
    ...(layout.hidden.size > 0 ? [strings.exhibit.hidden(formatHiddenCharacters(layout.hidden))] : []),
  ];
  return {
    text: blockRows(pdf, layout.blocks, { x: at.x, style: at.style, tag, type: 'P' }),
    notes: notes.flatMap((note) => paragraphRows(pdf, parent, note, { x: at.x, width: at.width, style: STYLE.note })),
  };
}

function formatHiddenCharacters(hidden: ReadonlyMap<number, number>): string {
  return [...hidden]
    .sort(([a], [b]) => a - b)
    .map(([codePoint, count]) => {
      const name = strings.invisibleCharacter.get(codePointHex(codePoint));
      return `U+${codePointHex(codePoint)}${name === undefined ? '' : ` (${name})`} × ${strings.formatNumber(count)}`;
    })
    .join(', ');
}
