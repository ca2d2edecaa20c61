import { exhibitLabel } from '../../domain/dossier.ts';
import type { HeldItem } from '../../domain/holdings.ts';
import { addressOf, mayLead } from '../addresses.ts';
import { accountOf, dateOf } from '../said.ts';
import { moment } from '../times.ts';
import * as words from '../words.ts';
import { addressRows } from './address.ts';
import type { Paper, Tag } from './paper.ts';
import { STYLE } from './rows.ts';
import type { Row } from './sheet.ts';
import { lines, type Place, tableRows } from './table.ts';

const WIDTHS = [28, 168, 110, 111];
const ADDRESS_CLIP = { lines: 3, mark: words.list.cutAddress };

/**
 * The table of exhibits: one entry each, never cut, with its address under it. `linked`: the exhibits have their pages in
 * this document, and the numbers lead there.
 */
export function exhibitRows(
  paper: Paper,
  parent: Tag,
  items: readonly HeldItem[],
  { linked }: { readonly linked: boolean },
): Promise<Row[]> {
  const columns = words.list.head.map((label, index) => ({ label, width: WIDTHS[index] ?? 0 }));
  const entries = items.map((item) => {
    const { number, fiche } = item;
    const address = addressOf(item);
    const link = linked ? { name: exhibitLabel(number) } : null;
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
        under: (tag: Tag, at: Place) =>
          addressRows(paper, tag, 'TD', address, { ...at, clip: ADDRESS_CLIP, plain: !mayLead(item) }),
      }),
    };
  });
  return tableRows(paper, parent, columns, entries);
}
