import type { CaseSnapshot, SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { hasBlanks } from '../../../domain/export/dossierOptions.ts';
import { countExhibits, exhibitOf } from '../../../domain/export/exhibitNumber.ts';
import { cutAtWord } from '../../../domain/export/statementText.ts';
import type { OnlineResult } from '../../../domain/item/itemIndex.ts';
import { utcOffsetAt } from '../../../domain/shared/localDates.ts';
import { oneLine, shorten } from '../../../domain/shared/truncate.ts';
import { formatAccountName, isUnnamedAccount } from '../../../platforms/platformTable.ts';
import {
  type Account,
  countAccounts,
  hasAccount,
  namesakeNumbers,
  selectCounted,
  selectUnrated,
} from '../../data/accountGroups.ts';
import { citeSums } from '../../data/citedSums.ts';
import { isMessage } from '../../data/conversations.ts';
import { formatMarkedDay, platformOf } from '../../data/exhibitLabels.ts';
import { hasIdentification } from '../../data/identification.ts';
import { postedPeriod } from '../../data/postedPeriod.ts';
import { classifyPublications, countPosts, hasReported, isConversationFile } from '../../data/publications.ts';
import { findSharedContent } from '../../data/sharedContent.ts';
import {
  computeOnlineState,
  findLinkingSentences,
  findSum,
  hasMarkedCategories,
  listThreats,
  readJournalTimestamp,
  selectQuotedGravest,
} from '../../data/summaryFacts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import { conversation } from '../../strings/conversationWords.ts';
import * as documents from '../../strings/documents.ts';
import { formatMoment, localDate } from '../../strings/formatText.ts';
import type { Row } from '../layout/pageFlow.ts';
import { blankAfterRow, blankLine, verbatimRows } from '../layout/rows.ts';
import { FactTable } from '../layout/table.ts';
import { countByName } from './narrative.ts';
import type { SummaryPart } from './summaryTables.ts';

/** The short answers of the first page: what is behind each stands below, or in a section. */

export const NAMES_MAX = 3;
const NAME_MAX = 24;
const QUOTE_MAX = 150;
const AUTHORITY_MAX = 60;
const THREATS_MAX = 4;
/** Characters of dates that three lines hold, at about 80 a line. */
const ANSWER_MAX = 220;
const PLATFORMS_MAX = 5;
export const ANSWER_LINES = 3;

type AnsweredCase = Pick<DossierContext, 'options' | 'timeZone'> & {
  readonly snapshot: Pick<CaseSnapshot, 'items' | 'journal' | 'timestamps'>;
};

export async function answerRows({ pdf, section, context }: SummaryPart): Promise<Row[]> {
  const facts = new FactTable(pdf, section, { dense: true });
  const sums = await citeSums(context);
  const {
    linked,
    sums: label,
    sameWords,
    sameWordsText,
    erasure,
    erasureText,
    author,
    authorBlank,
    unrated,
  } = documents.summary;
  const { items } = context.snapshot;
  const texts = findSharedContent(context.snapshot)?.texts ?? [];
  const posts = texts.reduce((sum, group) => sum + group.texts.length, 0);
  const answers = listAnswers(context);
  const all = answers.flatMap((answer) => {
    const [name] = answer;
    if (name === linked) return [answer, ...(sums === null ? [] : [[label, sums] as const])];
    if (name !== unrated) return [answer];
    return [
      ...(texts.length === 0 ? [] : [[sameWords, sameWordsText(texts.length, posts)] as const]),
      ...(hasIdentification(items, context.options) ? [[erasure, erasureText] as const] : []),
      answer,
    ];
  });
  for (const [label, answer] of all)
    await facts.add(label, async (cell) => {
      if (label === author) return [blankAfterRow(pdf, cell, authorBlank, facts.column)];
      if (answer === null) return [blankLine(pdf, facts.column, 15)];
      const at = { ...facts.column, style: facts.style };
      return (await verbatimRows(pdf, cell, answer, at, context.drawText)).text.slice(0, ANSWER_LINES);
    });
  return facts.rows;
}

/** Returns the label and text of each answer; null: to be filled in by hand. */
export function listAnswers(context: AnsweredCase): readonly (readonly [label: string, text: string | null])[] {
  const { snapshot, options } = context;
  const { items } = snapshot;
  const words = documents.summary;
  const answers: readonly (readonly [string, string | null])[] = [
    [words.who, accountsAnswer(items)],
    [words.howMany, countAnswer(items)],
    [words.since, periodAnswer(items)],
    [words.online, onlineAnswer(context)],
    [words.intact, intactAnswer(context)],
    [words.threats, threatsAnswer(context)],
    [words.asked, options.asked?.trim() ? cutAtWord(oneLine(options.asked), QUOTE_MAX) : null],
    [words.gravest, gravestAnswer(items)],
    [words.linked, linkedAnswer(context)],
    [words.author, null],
    [words.unrated, unratedAnswer(items)],
  ];
  return answers.filter(([, answer]) => answer !== null || hasBlanks(options));
}

const clipName = (name: string): string => shorten(oneLine(name), NAME_MAX);

/** A number stays whole: nothing else identifies the account. */
function nameAccount(platform: string, account: Pick<Account, 'handle' | 'displayName' | 'platformId'>): string {
  const name = formatAccountName(platform, account) ?? codes.NOT_READ;
  return isUnnamedAccount(account) ? oneLine(name) : clipName(name);
}

function accountsAnswer(items: readonly SnapshotItem[]): string {
  const { names, text } = nameAccounts(items);
  return text(names.slice(0, NAMES_MAX));
}

/** Returns the names of all accounts with their counts, and the answer that names some of them. */
export function nameAccounts(items: readonly SnapshotItem[]): {
  readonly names: readonly string[];
  text(named: readonly string[]): string;
} {
  const counted = countAccounts(items);
  const { publications } = classifyPublications(items);
  const unread = countExhibits(publications.filter((item) => !hasAccount(item)).map(({ number }) => number));
  return {
    names: counted.accounts.map((account) => {
      const mark = documents.summary.accountMark(namesakeNumbers(items).get(account), account.isDoubtful);
      return documents.summary.named(nameAccount(account.platform, account) + mark, account.counts.total);
    }),
    text: (named) => documents.summary.accounts(counted, named, unread),
  };
}

function countAnswer(items: readonly SnapshotItem[]): string {
  const { counted } = selectCounted(items);
  // An account that was not read is not called reported.
  const isReported = hasReported(items) && counted.every(hasAccount);
  const names = counted.map(({ fiche }) => clipName(platformOf(fiche)));
  const ranked = [...Map.groupBy(names, (name) => name)].toSorted(([, a], [, b]) => b.length - a.length);
  const shown = new Set(ranked.slice(0, PLATFORMS_MAX).map(([name]) => name));
  const named = names.filter((name) => shown.has(name));
  return documents.summary.counts(
    conversation.posts(countPosts(counted)),
    countExhibits(items.map(({ number }) => number)),
    countByName(named),
    names.length - named.length,
    isReported,
  );
}

function periodAnswer(items: readonly SnapshotItem[]): string {
  const posted = postedPeriod(items);
  return posted.first === null
    ? documents.summary.noDate
    : documents.summary.period(posted.first, posted.last, posted.unread);
}

function onlineAnswer({ snapshot, options, timeZone }: AnsweredCase): string {
  const { results, unchecked, checked } = computeOnlineState(snapshot.items);
  if (checked === null) return documents.summary.onlineUnchecked;
  const day = (at: string) => localDate(new Date(at), timeZone);
  const nameOf = (result: OnlineResult) =>
    result === 'present' ? documents.summary.onlinePresent : codes.onlineResult[result];
  const counts = [...results].map(([result, count]) => `${nameOf(result)} : ${count}`);
  const role = options.requester?.role;
  return documents.summary.onlineText(counts.join(', '), day(checked.first), day(checked.last), unchecked, role);
}

function intactAnswer({ snapshot, timeZone }: AnsweredCase): string {
  const stamp = readJournalTimestamp(snapshot);
  if (stamp === null) return documents.summary.notDated;
  const offset = utcOffsetAt(new Date(stamp.at), timeZone);
  return documents.summary.datedText(
    formatMoment(stamp.at, offset, 'min').local,
    cutAtWord(oneLine(stamp.authority), AUTHORITY_MAX),
  );
}

/** The days of the publications marked as threats; a threat may name a day that only its own date explains. */
function threatsAnswer({ snapshot: { items }, options }: AnsweredCase): string {
  const threats = listThreats(items);
  if (threats.length === 0)
    return hasMarkedCategories(items) ? documents.summary.noThreat : documents.summary.notStated;
  // The instant of an import dates nothing: what has no date comes last, and says so.
  const isDated = ({ fiche }: SnapshotItem) => (fiche.exported?.localTime ?? fiche.posting.iso) !== null;
  const dated = [...threats.filter(isDated), ...threats.filter((item) => !isDated(item))]
    .slice(0, THREATS_MAX)
    .map((item) => documents.summary.dated(item.number, isDated(item) ? formatMarkedDay(item) : null));
  const say = (count: number) =>
    documents.summary.threatsText(dated.slice(0, count), threats.length - count, options.requester?.role);
  // As many as fit, so that the count of the others is not cut.
  const fitting = dated.findLastIndex((_, index) => say(index + 1).length <= ANSWER_MAX);
  return say(Math.max(1, fitting + 1));
}

/** Their words stand below. Null: to be filled in by hand. */
function gravestAnswer(items: readonly SnapshotItem[]): string | null {
  const { quoted, others } = selectQuotedGravest(items);
  if (quoted.length === 0) return null;
  return documents.summary.gravestText(
    quoted.map(({ number, fiche }) => [number, findSum(fiche.text ?? '')]),
    others,
  );
}

function unratedAnswer(items: readonly SnapshotItem[]): string {
  const unrated = selectUnrated(items);
  const [messages, files] = [unrated.filter(isMessage), unrated.filter(isConversationFile)];
  return documents.summary.unratedText(
    countExhibits(unrated.map(({ number }) => number)),
    [...new Set([...messages, ...files].map(({ number }) => exhibitOf(number)))].toSorted((a, b) => a - b),
    messages.length,
  );
}

function linkedAnswer({ snapshot: { items }, options }: AnsweredCase): string {
  const [sentence, ...others] = findLinkingSentences(options.narrative, items);
  if (sentence === undefined) return documents.summary.notStated;
  // The whole sentence is in her account: the clause that names the accounts is enough here.
  const [clause = '', ...more] = oneLine(sentence).split(/ ?[:;] /);
  const quote = more.length > 0 && findLinkingSentences(clause, items).length > 0 ? `${clause}…` : oneLine(sentence);
  return documents.summary.linkedText(cutAtWord(quote, QUOTE_MAX), others.length, options.requester?.role);
}
