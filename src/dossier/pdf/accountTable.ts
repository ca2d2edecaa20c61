import { handleShown } from '../../domain/platforms.ts';
import { type Account, accountName, accountsOf, isRead } from '../accounts.ts';
import type { Edition } from '../edition.ts';
import { ranges } from '../figures.ts';
import { remarksOn, uncounted } from '../said.ts';
import { postedDay } from '../times.ts';
import * as words from '../words.ts';
import { addressRows } from './address.ts';
import type { Contents } from './contents.ts';
import { WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { paragraph, STYLE } from './rows.ts';
import { openSection } from './section.ts';
import { gap, type Sheet } from './sheet.ts';
import { type Cell, lines, tableRows } from './table.ts';

const NONE = '–';
const WIDTHS = [20, 165, 92, 88, 40];

/** The accounts behind the posts, in the order in which they first appear, with what identifies them on their platform. */
export async function placeAccounts(
  sheet: Sheet,
  root: Tag,
  edition: Edition,
  contents: Contents,
): Promise<void> {
  const { paper } = sheet;
  const { intro, head } = words.accountTable;
  const section = openSection(sheet, root, { title: words.part.accounts, intro, follows: true }, contents);
  const columns = head.map((label, index) => ({
    label,
    width: WIDTHS[index] ?? 0,
    ...(index === head.length - 1 && { align: 'right' as const }),
  }));
  const zone = edition.timeZone;
  const { items } = edition.holdings;
  const entries = accountsOf(items).map((account, index) => ({
    cells: [
      // What was not read is not one account more.
      lines(paper, [isRead(account) ? String(index + 1) : NONE], STYLE.smallStrong),
      named(paper, account, edition),
      lines(paper, [dayOf(account, account.firstPosted, zone)], STYLE.small),
      lines(paper, [dayOf(account, account.lastPosted, zone)], STYLE.small),
      lines(paper, [words.figure(account.count)], STYLE.small, { align: 'right' }),
    ],
    under: under(paper, account, edition),
  }));
  const rows = await tableRows(paper, section, columns, entries);
  sheet.place(rows, rows[0]);
  const notes = uncounted(items);
  if (notes.length > 0)
    sheet.place([
      gap(8),
      ...notes.flatMap((line) => paragraph(paper, section, line, { ...WIDE, style: STYLE.note })),
    ]);
  section.end();
}

function named(paper: Paper, account: Account, { drawText }: Edition): Cell {
  return async (tag, at) => {
    const name = accountName(account.platform, account);
    if (name === null) return paragraph(paper, tag, words.accountTable.unread, { ...at, style: STYLE.note });
    const handle = account.handle === null ? [] : [handleShown(account.platform, account.handle)];
    const shown = [...handle, ...(account.displayName === null ? [] : [account.displayName])];
    const rows = [];
    for (const text of shown.length === 0 ? [name] : shown) {
      const set = await postedRows(paper, tag, text.slice(0, 200), { ...at, style: STYLE.small }, drawText);
      rows.push(...set.text.slice(0, 3));
    }
    return [
      ...rows,
      ...paragraph(paper, tag, words.platform(account.platform), { ...at, style: STYLE.note }),
    ];
  };
}

function under(paper: Paper, account: Account, { drawText, holdings }: Edition): Cell {
  const { platformId, profileUrl, exhibits } = account;
  const plain = holdings.items.some(({ closed }) => profileUrl !== null && closed?.has(profileUrl));
  const { id, exhibits: numbers, cutAddress } = { ...words.accountTable, cutAddress: words.list.cut };
  return async (tag, at) => [
    ...(profileUrl === null
      ? []
      : await addressRows(paper, tag, 'TD', profileUrl, {
          ...at,
          clip: { lines: 3, mark: cutAddress },
          plain,
        })),
    ...(
      await Promise.all(
        remarksOn(account).map((text) =>
          postedRows(paper, tag, text, { ...at, style: STYLE.note }, drawText),
        ),
      )
    ).flatMap(({ text }) => text.slice(0, 3)),
    ...(platformId === null
      ? []
      : paragraph(paper, tag, id(platformId.slice(0, 100)), { ...at, style: STYLE.small })),
    ...(await lines(paper, [numbers(exhibits.length, ranges(exhibits))], STYLE.small, { most: 6 })(tag, at)),
  ];
}

/** Whose page alone was captured has no date to be read. */
function dayOf({ count }: Account, iso: string | null, timeZone: string): string {
  if (count === 0) return NONE;
  return iso === null ? words.NOT_READ : (postedDay({ iso }, timeZone) ?? iso);
}
