import { citeNumber } from '../../domain/export/exhibitNumber.ts';
import { formatAccountName } from '../../platforms/platformTable.ts';
import { hasAccount } from '../data/accountGroups.ts';
import { isOwnSite } from '../data/exhibitLabels.ts';
import { listNotProsecuted, listProsecuted, type ProsecutedPost } from '../data/prosecution.ts';
import { getItemAddress, isLinkAllowed } from '../data/publications.ts';
import { doubtMark } from '../data/readingDoubts.ts';
import { formatLastCheck } from '../data/revisits.ts';
import type { DossierContext } from '../dossierPlan.ts';
import * as codes from '../strings/codes.ts';
import { partialDay } from '../strings/formatText.ts';
import * as strings from '../strings/prosecutionWords.ts';
import type { PdfDocument } from './engine/pdfDocument.ts';
import { gap, runningHead } from './layout/pageFlow.ts';
import { addressRows, paragraphRows, STYLE, verbatimRows } from './layout/rows.ts';
import { documentStream } from './layout/section.ts';
import { columnsOf, type TableEntry, tableRows, textCell } from './layout/table.ts';

const WIDTHS = [48, 54, 78, 131, 64, 48];
/** Lines printed of a text: a row of a table fits on a page. The whole text is in the exhibit and in the CSV. */
const WORD_LINES = 24;
const NAME_LINES = 4;
const ADDRESS_LINES = 3;

/** Writes `tableau-propos.pdf`: each publication with its exact words, and blanks for the avocat. */
export function prosecutionSheetPdf(context: DossierContext): ReadableStream<Uint8Array<ArrayBuffer>> {
  return documentStream(strings.title, context, runningHead(context), async ({ flow, root, ready }) => {
    const { pdf } = flow;
    const posts = listProsecuted(context.snapshot.items);
    const others = listNotProsecuted(context.snapshot.items);
    flow.newPage();
    flow.place([
      ...paragraphRows(pdf, root, strings.title, { style: STYLE.h1, type: 'H1' }),
      ...paragraphRows(pdf, root, strings.intro(posts.length, countUnread(posts), context.fileName), {
        style: STYLE.note,
      }),
      ...(others.length === 0
        ? []
        : paragraphRows(pdf, root, strings.notTaken(others, context.fileName), { style: STYLE.note })),
      gap(6),
    ]);
    const entries = posts.map((post) => postEntry(pdf, post, context));
    const rows = await tableRows(pdf, root, columnsOf(strings.tableHead, WIDTHS), entries, { dense: true });
    flow.place(rows, rows[0]);
    await ready();
  });
}

const countUnread = (posts: readonly ProsecutedPost[]): number => posts.filter(({ item }) => !hasAccount(item)).length;

function postEntry(pdf: PdfDocument, post: ProsecutedPost, context: DossierContext): TableEntry {
  const { item, firstDay, isDayVague, account, words } = post;
  const { fiche, number } = item;
  const address = getItemAddress(item);
  const name = formatAccountName(fiche.platform, fiche.author) ?? `compte ${codes.NOT_READ}`;
  const day =
    firstDay === null
      ? strings.unreadDay
      : strings.firstDay(partialDay(firstDay) + doubtMark(fiche, 'date'), {
          isVague: isDayVague,
          isDeclared: fiche.posting.source === 'declared',
        });
  return {
    cells: [
      textCell(pdf, [citeNumber(number)], STYLE.smallStrong, { maxLines: 3 }),
      textCell(pdf, [day], STYLE.small, { maxLines: 8 }),
      async (tag, { x, width }) => {
        const text = account === null ? name : strings.account(account, name);
        const laidOut = await verbatimRows(pdf, tag, text, { x, width, style: STYLE.small }, context.drawText);
        return laidOut.text.slice(0, NAME_LINES);
      },
      async (tag, { x, width }) => {
        const at = { x, width, style: STYLE.small };
        if (words === null) return paragraphRows(pdf, tag, codes.NOT_READ, at);
        const { text, notes } = await verbatimRows(pdf, tag, words, at, context.drawText);
        const cut = text.length > WORD_LINES ? paragraphRows(pdf, tag, strings.more, at) : [];
        const source = post.isFromImage ? paragraphRows(pdf, tag, strings.fromImage, { ...at, style: STYLE.note }) : [];
        return [...text.slice(0, WORD_LINES), ...cut, ...source, ...notes];
      },
      textCell(pdf, [''], STYLE.small),
      textCell(pdf, [''], STYLE.small),
    ],
    under: async (tag, { x, width }) => {
      const clip = { lines: ADDRESS_LINES, mark: strings.more };
      const plain = !isLinkAllowed(item);
      const link = address === null ? [] : await addressRows(pdf, tag, 'P', address, { x, width, clip, plain });
      const seen = strings.visibilityLine(
        post.visibility === null ? codes.NOT_READ : codes.visibility[post.visibility],
      );
      const checked = formatLastCheck(post.lastCheck, context.timeZone);
      const publisher = isOwnSite(fiche.platform) ? [strings.publisher] : [];
      const notes = [`${seen} ${checked}`, strings.blanks, ...publisher].flatMap((text) =>
        paragraphRows(pdf, tag, text, { x, width, style: STYLE.note }),
      );
      return [...link, ...notes];
    },
  };
}
