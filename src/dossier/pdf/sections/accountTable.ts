import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import type { Fiche } from '../../../domain/item/item.ts';
import { formatAccountName, formatHandle } from '../../../platforms/platformTable.ts';
import { type Account, groupAccounts, isAccountRead } from '../../data/accountGroups.ts';
import { computeActivity } from '../../data/activityStats.ts';
import { dayOrUnread, labelPlatform, listAccountRemarks, listUncounted } from '../../data/exhibitLabels.ts';
import { isProfile } from '../../data/publications.ts';
import { isDateSure } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import * as coverAndMethod from '../../strings/coverAndMethod.ts';
import { formatNumber } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { PdfDocument } from '../engine/pdfDocument.ts';
import { gap } from '../layout/pageFlow.ts';
import { addressRows, headingRows, paragraphRows, STYLE, verbatimRows } from '../layout/rows.ts';
import { openSection, type PlaceSection } from '../layout/section.ts';
import { type Cell, columnsOf, tableRows, textCell } from '../layout/table.ts';

const NONE = '–';
const WIDTHS = [20, 165, 92, 88, 40];

/** Places the accounts of the publications, in order of first appearance, with their identifiers. */
export const placeAccounts: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { intro, head } = reportSections.accountTable;
  const section = openSection(
    flow,
    root,
    { title: reportSections.sectionTitle.accounts, intro, follows: true },
    contents,
  );
  const columns = columnsOf(head, WIDTHS, head.length - 1);
  const daysOf = new Map(
    computeActivity(context.snapshot.items).repetition.map(({ account, days }) => [account.exhibits.join(), days]),
  );
  // An account without publications, of which only the page was captured, has no date.
  const day = ({ counts }: Account, fiche: Fiche | undefined) =>
    counts.total === 0 ? NONE : dayOrUnread(fiche, context.timeZone) + (fiche && !isDateSure(fiche) ? '*' : '');
  const { items } = context.snapshot;
  const toEntries = (accounts: readonly Account[], before: number) =>
    accounts.map((account, index) => ({
      cells: [
        // An unread account is not numbered: it may be one of the others.
        textCell(pdf, [isAccountRead(account) ? String(before + index + 1) : NONE], STYLE.smallStrong),
        accountNameCell(pdf, account, context),
        ...[account.first, account.last].map((fiche) => textCell(pdf, [day(account, fiche)], STYLE.small)),
        textCell(pdf, [formatNumber(account.counts.total)], STYLE.small, { align: 'right' }),
      ],
      under: accountDetailsCell(pdf, account, daysOf.get(account.exhibits.join()) ?? 0, context),
    }));
  const accounts = groupAccounts(items);
  const reported = accounts.filter(({ isReported }) => isReported === true);
  const others = accounts.filter((account) => !reported.includes(account));
  const { reported: reportedTitle, others: othersTitle } = reportSections.accountTable;
  const groups = [
    { title: reportedTitle, group: reported, before: 0 },
    { title: reported.length === 0 ? null : othersTitle, group: others, before: reported.length },
  ];
  for (const { title, group, before } of groups) {
    if (group.length === 0) continue;
    const heading = title === null ? [] : [{ ...gap(8), withNext: true }, ...headingRows(pdf, section, title)];
    const rows = await tableRows(pdf, section, columns, toEntries(group, before));
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
  const { profileUrl, exhibits, notReported } = account;
  const plain = snapshot.items.some(({ blockedLinks }) => profileUrl !== null && blockedLinks?.has(profileUrl));
  return async (tag, at) => [
    ...(profileUrl === null
      ? []
      : await addressRows(pdf, tag, 'TD', profileUrl, {
          ...at,
          clip: { lines: 3, mark: coverAndMethod.exhibitList.cut },
          plain,
        })),
    ...(
      await Promise.all(
        listAccountRemarks(account).map((text) => verbatimRows(pdf, tag, text, { ...at, style: STYLE.note }, drawText)),
      )
    ).flatMap(({ text }) => text.slice(0, 3)),
    ...paragraphRows(pdf, tag, identityText(account, snapshot.items), { ...at, style: STYLE.small }),
    ...(await textCell(pdf, [reportSections.accountTable.exhibits(exhibits, days, notReported)], STYLE.small, {
      maxLines: 6,
    })(tag, at)),
  ];
}

/** The platform, its id of the account, and the exhibit of the account's page. */
function identityText(account: Account, items: readonly SnapshotItem[]): string {
  const { platform, host, platformId, exhibits } = account;
  const label = labelPlatform(platform, [host]);
  if (!isAccountRead(account)) return label;
  const profile = items.find((item) => isProfile(item) && exhibits.includes(item.number));
  const id = reportSections.accountTable.id(platformId?.slice(0, 100) ?? codes.NOT_READ);
  return [label, id, reportSections.accountTable.profile(profile?.number ?? null)].join(' ; ');
}
