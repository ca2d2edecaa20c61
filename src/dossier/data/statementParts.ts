import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { countExhibits } from '../../domain/export/exhibitNumber.ts';
import type { ZipIdentity } from '../../domain/export/exportedDossier.ts';
import { cutAtWord, type StatementPart } from '../../domain/export/statementText.ts';
import { sayText } from '../../domain/item/callWords.ts';
import { oneLine } from '../../domain/shared/truncate.ts';
import { formatAccountName } from '../../platforms/platformTable.ts';
import type { DossierPlan } from '../dossierPlan.ts';
import * as documents from '../strings/documents.ts';
import * as reportSections from '../strings/reportSections.ts';
import { countAccounts, selectCounted } from './accountGroups.ts';
import { formatDateLine, labelPlatform } from './exhibitLabels.ts';
import { postedPeriod } from './postedPeriod.ts';
import { countPosts, getItemAddress, isLinkAllowed, selectPrimaryItems } from './publications.ts';
import { doubtNote } from './readingDoubts.ts';
import { selectQuotedGravest, withholdsWords } from './summaryFacts.ts';

const NAMED_ACCOUNTS = 5;
const QUOTED_MAX = 300;

/** What is kept first when a form allows few characters. */
const RANK = { figures: 0, dossier: 1, own: 2, accounts: 3, danger: 4, asked: 5, quote: 6 } as const;

/**
 * Returns the statement for the forms of a recipient: counts from the exhibits, the person's own words, and the words
 * of the publications they marked as the gravest. Nothing else: no qualification, and no sentence without a recorded
 * fact.
 */
export function statementParts(
  { snapshot: { items }, options }: Pick<DossierPlan, 'snapshot' | 'options'>,
  { fileName, manifestDigest }: ZipIdentity,
): readonly StatementPart[] {
  const words = documents.statement;
  const { counted: publications } = selectCounted(items);
  const posted = postedPeriod(items);
  const counted = countAccounts(items);
  const { accounts } = counted;
  const names = accounts
    .slice(0, NAMED_ACCOUNTS)
    .map(({ platform, source, host, counts, isDoubtful, ...account }) =>
      words.account(
        oneLine(formatAccountName(platform, account) ?? '') + (isDoubtful ? reportSections.doubtfulAccount : ''),
        labelPlatform(source, [host]),
        counts.total,
      ),
    );
  const { narrative, asked, danger, dangerWhy, requester } = options;
  const fact = (rank: number, text: string): StatementPart => ({ text, rank, canShorten: false });
  const own = (rank: number, text: string): StatementPart => ({ text, rank, canShorten: true });
  return [
    ...(narrative?.trim() ? [own(RANK.own, cleanText(narrative))] : []),
    ...(requester?.concerned?.trim() ? [fact(RANK.figures, words.concerned(oneLine(requester.concerned)))] : []),
    ...(publications.length === 0 ? [] : [fact(RANK.figures, words.figures(countPosts(publications), counted))]),
    ...(posted.first === null ? [] : [fact(RANK.figures, words.period(posted.first, posted.last))]),
    ...(names.length === 0
      ? []
      : [fact(RANK.accounts, words.accounts(names, accounts.length - names.length, counted.isReported))]),
    // « Non » would be quoted by the defence.
    ...(danger === 'yes' ? [fact(RANK.danger, words.danger)] : []),
    ...(danger === 'yes' && dangerWhy?.trim() ? [own(RANK.danger, words.dangerWhy(cleanText(dangerWhy)))] : []),
    ...quotes(items, options),
    ...(asked?.trim() ? [own(RANK.asked, words.asked(cleanText(asked)))] : []),
    fact(RANK.dossier, words.dossier(fileName, countExhibits(items.map(({ number }) => number)), manifestDigest)),
  ];
}

/** Returns the sites of the publications, for a form that asks for them: `x.com, www.instagram.com`. */
export function statementSites(items: readonly SnapshotItem[]): string {
  const hosts = selectPrimaryItems(items).flatMap((item) => {
    const address = isLinkAllowed(item) ? getItemAddress(item) : null;
    return address === null ? [] : (URL.parse(address)?.hostname ?? []);
  });
  return [...new Set(hosts.filter((host) => host !== ''))].join(', ');
}

function quotes(items: readonly SnapshotItem[], options: DossierOptions): StatementPart[] {
  return selectQuotedGravest(items).quoted.flatMap((item) => {
    const { fiche, number } = item;
    const text = withholdsWords(item, options) ? '' : cutAtWord(oneLine(sayText(fiche) ?? ''), QUOTED_MAX);
    const account = oneLine(formatAccountName(fiche.platform, fiche.author) ?? reportSections.letter.unreadAccount);
    return text === ''
      ? []
      : [
          {
            text: documents.statement.quote(
              number,
              account + doubtNote(fiche, 'account'),
              formatDateLine(item) + doubtNote(fiche, 'date'),
              text,
              doubtNote(fiche, 'text'),
            ),
            rank: RANK.quote,
            canShorten: false,
          },
        ];
  });
}

const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
