import type { DrawText } from '../edition.ts';
import * as words from '../words.ts';
import type { Style } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { blockRows, paragraph, STYLE } from './rows.ts';
import { hexOf, setPosted } from './setPosted.ts';
import type { Row } from './sheet.ts';

/** What others wrote, and under it what a reader must know of how it is shown. */
export async function postedRows(
  paper: Paper,
  parent: Tag,
  text: string,
  at: { readonly x: number; readonly width: number; readonly style: Style },
  drawText: DrawText | undefined,
): Promise<{ readonly text: Row[]; readonly notes: Row[] }> {
  const tag = paper.child(parent, 'P');
  const posted = await setPosted(paper, text, { style: at.style, width: at.width, drawText });
  const notes = [
    ...(posted.cut ? [words.exhibit.textCut] : []),
    ...(posted.writtenByNumber ? [words.exhibit.escaped] : []),
    ...(posted.hidden.size > 0 ? [words.exhibit.hidden(namesOf(posted.hidden))] : []),
  ];
  return {
    text: blockRows(paper, posted.blocks, { x: at.x, style: at.style, tag, type: 'P' }),
    notes: notes.flatMap((note) =>
      paragraph(paper, parent, note, { x: at.x, width: at.width, style: STYLE.note }),
    ),
  };
}

function namesOf(hidden: ReadonlyMap<number, number>): string {
  return [...hidden]
    .sort(([a], [b]) => a - b)
    .map(([codePoint, count]) => {
      const name = words.character.get(hexOf(codePoint));
      return `U+${hexOf(codePoint)}${name === undefined ? '' : ` (${name})`} × ${words.figure(count)}`;
    })
    .join(', ');
}
