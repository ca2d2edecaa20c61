import type { ExhibitNumber } from '../../../domain/export/exhibitNumber.ts';
import type { Fiche } from '../../../domain/item/item.ts';
import { formatAccountName, formatHandle } from '../../../platforms/platformTable.ts';
import { type Account, isAccountRead, numberAccounts } from '../../data/accountGroups.ts';
import { computeActivity } from '../../data/activityStats.ts';
import { dayOrUnread, labelPlatform, listAccountRemarks, listUncounted } from '../../data/exhibitLabels.ts';
import { isProfile } from '../../data/publications.ts';
import { isDateSure } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as coverAndMethod from '../../strings/coverAndMethod.ts';
import { formatNumber } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { PdfDocument } from '../engine/pdfDocument.ts';
import type { HorizontalSpan } from '../engine/typography.ts';
import { gap } from '../layout/pageFlow.ts';
import { addressRows, headingRows, paragraphRows, STYLE, sideBySideRow, verbatimRows } from '../layout/rows.ts';
import { openSection, type PlaceSection } from '../layout/section.ts';
import { type Cell, columnsOf, tableRows, textCell } from '../layout/table.ts';

const NONE = '–';
/** Between an address and the facts on its line. */
const BESIDE_GAP = 8;
const WIDTHS = [20, 165, 92, 88, 40];

/** Places the accounts of the publications by number, with their identifiers. */
export const placeAccounts: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { intro, head } = reportSections.accountTable;
  const sectionHead = { title: reportSections.sectionTitle.accounts, intro, follows: true };
  const section = openSection(flow, root, sectionHead, contents);
  const columns = columnsOf(head, WIDTHS, head.length - 1);
  const daysOf = new Map(
    computeActivity(context.snapshot.items).repetition.map(({ account, days }) => [account.exhibits.join(), days]),
  );
  // An account without publications, of which only the page was captured, has no date.
  const day = ({ counts }: Account, fiche: Fiche | undefined) =>
    counts.total === 0 ? NONE : dayOrUnread(fiche, context.timeZone) + (fiche && !isDateSure(fiche) ? '*' : '');
  const { items } = context.snapshot;
  const toEntries = (accounts: ReturnType<typeof numberAccounts>) =>
    accounts.map(({ account, number }) => ({
      cells: [
        textCell(pdf, [number === null ? NONE : String(number)], STYLE.smallStrong),
        accountNameCell(pdf, account, context),
        ...[account.first, account.last].map((fiche) => textCell(pdf, [day(account, fiche)], STYLE.small)),
        textCell(pdf, [formatNumber(account.counts.total)], STYLE.small, { align: 'right' }),
      ],
      under: accountDetailsCell(pdf, account, daysOf.get(account.exhibits.join()) ?? 0, context),
    }));
  const accounts = numberAccounts(items);
  const reported = accounts.filter(({ account }) => account.isReported === true);
  const others = accounts.filter((account) => !reported.includes(account));
  const { reported: reportedTitle, others: othersTitle } = reportSections.accountTable;
  const groups = [
    { title: reportedTitle, group: reported },
    { title: reported.length === 0 ? null : othersTitle, group: others },
  ];
  for (const { title, group } of groups) {
    if (group.length === 0) continue;
    const heading = title === null ? [] : [{ ...gap(8), withNext: true }, ...headingRows(pdf, section, title)];
    const rows = await tableRows(pdf, section, columns, toEntries(group), { dense: true });
    flow.place([...heading, ...rows], rows[0]);
  }
  const notes = listUncounted(items);
  if (notes.length > 0)
    flow.place([gap(8), ...notes.flatMap((line) => paragraphRows(pdf, section, line, { style: STYLE.note }))]);
  section.end();
};

function accountNameCell(pdf: PdfDocument, account: Account, { drawText }: DossierContext): Cell {
  return async (tag, at) => {
    const name = formatAccountName(account.platform, account);
    if (name === null) return paragraphRows(pdf, tag, reportSections.accountTable.unread, { ...at, style: STYLE.note });
    const handle = account.handle === null ? null : formatHandle(account.platform, account.handle);
    const names = [...new Set([handle, account.displayName?.slice(0, 200)])].filter(Boolean).join(', ') || name;
    const marked = account.isDoubtful ? `${names}*` : names;
    const { text } = await verbatimRows(pdf, tag, marked, { ...at, style: STYLE.small }, drawText);
    return text.slice(0, 4);
  };
}

function accountDetailsCell(
  pdf: PdfDocument,
  account: Account,
  days: number,
  { drawText, snapshot }: DossierContext,
): Cell {
  const { accountTable } = reportSections;
  const { profileUrl, exhibits, notReported } = account;
  const plain = snapshot.items.some(({ blockedLinks }) => profileUrl !== null && blockedLinks?.has(profileUrl));
  return async (tag, at) => {
    const profiles = isAccountRead(account) ? snapshot.items.filter(isProfile).map(({ number }) => number) : [];
    const [pages = [], posts = []] = [true, false].map((isPage) =>
      exhibits.filter((number) => profiles.includes(number) === isPage),
    );
    const shown = accountTable.exhibits(posts, days, notReported);
    const text = [...identityLines(account, pages), ...shown].join(' ; ');
    const textAt = (place: HorizontalSpan) => textCell(pdf, [text], STYLE.small, { maxLines: 6 })(tag, place);
    const clip = { lines: 3, mark: coverAndMethod.exhibitList.cut };
    const addressAt = profileUrl === null ? [] : await addressRows(pdf, tag, 'TD', profileUrl, { ...at, clip, plain });
    const remarks = await Promise.all(
      listAccountRemarks(account).map((text) => verbatimRows(pdf, tag, text, { ...at, style: STYLE.note }, drawText)),
    );
    const left = profileUrl === null ? 0 : pdf.widthOf(profileUrl, STYLE.address) + BESIDE_GAP;
    const isBeside = addressAt.length === 1 && left + pdf.widthOf(text, STYLE.small) <= at.width;
    return [
      ...(isBeside
        ? [sideBySideRow([addressAt, await textAt({ x: at.x + left, width: at.width - left })])]
        : [...addressAt, ...(await textAt(at))]),
      ...remarks.flatMap(({ text }) => text.slice(0, 3)),
    ];
  };
}

/** The platform, its id of the account, and the exhibits of the account's page. */
function identityLines(account: Account, pages: readonly ExhibitNumber[]): string[] {
  const { source, host, platformId } = account;
  const { id, profile } = reportSections.accountTable;
  const isIdentified = platformId !== null && isAccountRead(account);
  return [
    labelPlatform(source, [host]),
    ...(isIdentified ? [id(platformId.slice(0, 100))] : []),
    ...(pages.length > 0 ? [profile(pages)] : []),
  ];
}
