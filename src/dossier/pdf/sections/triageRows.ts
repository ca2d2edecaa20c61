import { citeNumber } from '../../../domain/export/exhibitNumber.ts';
import type { IsoDate } from '../../../domain/shared/localDates.ts';
import { CONNECTION_REQUESTS } from '../../../law/connectionRequests.ts';
import type { BilingualText } from '../../../law/legalSources.ts';
import { formatAccountName } from '../../../platforms/platformTable.ts';
import { exhibitRanges } from '../../data/exhibitLabels.ts';
import type { TriagedAccount, TriagedPost } from '../../data/triage.ts';
import type { DrawText } from '../../dossierPlan.ts';
import type { AdviceWords } from '../../strings/adviceWords.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { HorizontalSpan } from '../engine/typography.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE, verbatimRows } from '../layout/rows.ts';
import { columnsOf, tableRows, textCell } from '../layout/table.ts';

const WIDTHS = [140, 90, 120, 79];
const NAME_LINES = 3;
const EXHIBIT_LINES = 4;

interface TriageText {
  readonly words: AdviceWords['triage'];
  readonly lawText: (text: BilingualText) => string;
  readonly drawText: DrawText | undefined;
  readonly today: IsoDate;
}

/** The day of the gravest post; with that of another one whose data are erased before. */
function expiryLines(first: TriagedPost, soonest: TriagedPost | null, { words, today }: TriageText): string[] {
  const day = words.expiry(first, today);
  if (soonest === null) return [day];
  const sooner = words.soonerExpiry(citeNumber(soonest.item.number), words.expiry(soonest, today));
  return [words.postExpiry(citeNumber(first.item.number), day), sooner];
}

/** Whom to have identified first: a row a reported account. The first row of `table` is its head. */
export async function triageRows(
  pdf: PdfDocument,
  root: Tag,
  accounts: readonly TriagedAccount[],
  triage: TriageText,
): Promise<{ readonly before: Row[]; readonly table: Row[]; readonly after: Row[] }> {
  const { words, lawText, drawText } = triage;
  if (accounts.length === 0) return { before: [], table: [], after: [] };
  const entries = accounts.map(({ account, posts: [first], soonest }) => ({
    cells: [
      async (tag: Tag, at: HorizontalSpan) => {
        const name = formatAccountName(account.account.platform, account.account) ?? words.unread;
        const text = account.number === null ? name : `${account.number}. ${name}`;
        return (await verbatimRows(pdf, tag, text, { ...at, style: STYLE.small }, drawText)).text.slice(0, NAME_LINES);
      },
      textCell(pdf, [exhibitRanges(account.account.exhibits)], STYLE.small, { maxLines: EXHIBIT_LINES }),
      // Words of ours, never cut.
      textCell(pdf, [lawText(CONNECTION_REQUESTS.answers[first.answer])], STYLE.small, {
        maxLines: Number.POSITIVE_INFINITY,
      }),
      textCell(pdf, expiryLines(first, soonest, triage), STYLE.small, { maxLines: 6 }),
    ],
  }));
  return {
    before: [
      ...headingRows(pdf, root, words.title),
      ...paragraphRows(pdf, root, lawText(CONNECTION_REQUESTS.order), { style: STYLE.note }),
      gap(6),
    ],
    table: await tableRows(pdf, root, columnsOf(words.head, WIDTHS), entries, { dense: true }),
    after: [
      gap(4),
      ...paragraphRows(pdf, root, lawText(CONNECTION_REQUESTS.otherwise), { style: STYLE.small }),
      gap(10),
    ],
  };
}
