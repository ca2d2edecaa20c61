import { exhibitLabel } from '../../domain/dossier.ts';
import type { HeldItem } from '../../domain/holdings.ts';
import { addressOf, mayLead } from '../addresses.ts';
import { hasPage } from '../binding.ts';
import type { Edition } from '../edition.ts';
import { accountOf, dateOf } from '../said.ts';
import { moment } from '../times.ts';
import * as words from '../words.ts';
import { addressRows } from './address.ts';
import type { Paper, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { STYLE } from './rows.ts';
import type { Row } from './sheet.ts';
import { lines, type Place, tableRows } from './table.ts';

const WIDTHS = [28, 168, 110, 111];
/** Lines of an address. */
const ADDRESS_MAX = 3;

/** What one line of the small face holds, in Latin letters and in wider ones. */
const LINE_MAX = 74;
const WIDE_MAX = 38;
const NARROW = /[\u0020-\u052F\u2010-\u205E]/u;

/**
 * The table of exhibits: one entry each, never cut, with its address under it. `linked`: in the report, where the numbers
 * lead to the pages that it has. `quoted`: one line of each text above its address, if that is short. `most`: lines of an
 * address.
 */
export function exhibitRows(
  paper: Paper,
  parent: Tag,
  items: readonly HeldItem[],
  {
    linked,
    quoted,
    most = ADDRESS_MAX,
  }: { readonly linked?: Edition; readonly quoted?: Edition; readonly most?: number },
): Promise<Row[]> {
  const columns = words.list.head.map((label, index) => ({ label, width: WIDTHS[index] ?? 0 }));
  const entries = items.map((item) => {
    const { number, fiche } = item;
    const address = addressOf(item);
    const link = linked !== undefined && hasPage(item, linked) ? { name: exhibitLabel(number) } : null;
    const posted = fiche.posting.iso === null ? [words.NOT_READ] : dateOf(item);
    const recorded = moment(fiche.acquiredAt, fiche.utcOffset).local.split(', ');
    return {
      cells: [
        lines(paper, [String(number)], STYLE.strong, { link }),
        lines(paper, accountOf(item), STYLE.small),
        lines(paper, posted, STYLE.small),
        lines(paper, recorded, STYLE.small),
      ],
      ...(address !== null && {
        under: async (tag: Tag, at: Place) => [
          ...(quoted === undefined || address.length > LINE_MAX
            ? []
            : await firstLine(paper, tag, item, at, quoted)),
          ...(await addressRows(paper, tag, 'TD', address, {
            ...at,
            clip: { lines: most, mark: words.list.cutAddress },
            plain: !mayLead(item),
          })),
        ],
      }),
    };
  });
  return tableRows(paper, parent, columns, entries);
}

async function firstLine(
  paper: Paper,
  tag: Tag,
  { fiche }: HeldItem,
  at: Place,
  { drawText }: Edition,
): Promise<Row[]> {
  const points = [...(fiche.text?.replace(/\s+/gu, ' ').trim() ?? '')];
  if (points.length === 0) return [];
  const most = points.slice(0, LINE_MAX).every((point) => NARROW.test(point)) ? LINE_MAX : WIDE_MAX;
  const cut = points.length > most ? '…' : '';
  const said = `« ${points.slice(0, most).join('').trim()}${cut} »`;
  const { text } = await postedRows(paper, tag, said, { ...at, style: STYLE.small }, drawText);
  return text.slice(0, 1);
}
