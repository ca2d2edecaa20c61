import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { countExhibits } from '../../../domain/export/exhibitNumber.ts';
import { cutAtWord } from '../../../domain/export/statementText.ts';
import type { OnlineResult } from '../../../domain/item/itemIndex.ts';
import { utcOffsetAt } from '../../../domain/shared/localDates.ts';
import { formatAccountName, hasAccount, selectCounted } from '../../data/accountGroups.ts';
import { formatDateLine, platformOf, postedPeriod, sortByDate } from '../../data/exhibitLabels.ts';
import { classifyPublications, countPosts, hasReported, selectSeriousItems } from '../../data/publications.ts';
import { doubtMark } from '../../data/readingDoubts.ts';
import {
  computeOnlineState,
  countNamedAccounts,
  findLinkingSentences,
  hasMarkedCategories,
  listThreats,
  readJournalTimestamp,
} from '../../data/summaryFacts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import { conversation } from '../../strings/conversationWords.ts';
import * as documents from '../../strings/documents.ts';
import { formatMoment, localDate } from '../../strings/formatText.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { Row } from '../layout/pageFlow.ts';
import { blankLine, verbatimRows } from '../layout/rows.ts';
import { FactTable } from '../layout/table.ts';
import { countByName } from './narrative.ts';

/** The short answers of the first page: what is behind each stands below, or in a section. */

const NAMES_MAX = 3;
const NAME_MAX = 24;
const QUOTE_MAX = 150;
const THREATS_MAX = 4;
const PLATFORMS_MAX = 5;
/** Lines of an answer. */
const LINES_MAX = 3;

export async function answerRows(pdf: PdfDocument, section: Tag, context: DossierContext): Promise<Row[]> {
  const { snapshot, options } = context;
  const { items } = snapshot;
  const words = documents.summary;
  const facts = new FactTable(pdf, section, { dense: true });
  const add = (label: string, text: string | null) =>
    facts.add(label, async (cell) =>
      text === null
        ? [blankLine(pdf, facts.column, 15)]
        : (await verbatimRows(pdf, cell, text, { ...facts.column, style: facts.style }, context.drawText)).text.slice(
            0,
            LINES_MAX,
          ),
    );
  await add(words.who, accountsAnswer(items));
  await add(words.howMany, countAnswer(items));
  await add(words.since, periodAnswer(items));
  await add(words.online, onlineAnswer(context));
  await add(words.intact, intactAnswer(context));
  await add(words.threats, threatsAnswer(context));
  await add(words.asked, options.asked?.trim() ? cutAtWord(oneLine(options.asked), QUOTE_MAX) : null);
  await add(words.gravest, gravestAnswer(items));
  await add(words.linked, linkedAnswer(context));
  return facts.rows;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function clipName(name: string): string {
  const points = [...oneLine(name)];
  return points.length > NAME_MAX ? `${points.slice(0, NAME_MAX).join('')}…` : points.join('');
}

function accountsAnswer(items: readonly SnapshotItem[]): string {
  const counted = countNamedAccounts(items);
  const { publications } = classifyPublications(items);
  const unread = publications.filter((item) => !hasAccount(item));
  const named = counted.accounts
    .slice(0, NAMES_MAX)
    .map(({ platform, isDoubtful, count, ...account }) =>
      documents.summary.named(
        clipName(formatAccountName(platform, account) ?? codes.NOT_READ) + (isDoubtful ? '*' : ''),
        count,
      ),
    );
  return documents.summary.accounts(counted, named, countExhibits(unread.map(({ number }) => number)));
}

function countAnswer(items: readonly SnapshotItem[]): string {
  const { counted } = selectCounted(items);
  // An account that was not read is not called reported.
  const isReported = hasReported(items) && counted.every(hasAccount);
  const posts = countPosts(counted);
  const names = counted.map(({ fiche }) => clipName(platformOf(fiche)));
  return documents.summary.counts(
    conversation.posts(posts.publications, posts.messages),
    countExhibits(items.map(({ number }) => number)),
    countByName(names).split(', ').slice(0, PLATFORMS_MAX).join(', '),
    isReported,
  );
}

function periodAnswer(items: readonly SnapshotItem[]): string {
  const posted = postedPeriod(items);
  return posted.first === null
    ? documents.summary.noDate
    : documents.summary.period(posted.first, posted.last, posted.unread);
}

function onlineAnswer({ snapshot, timeZone }: DossierContext): string {
  const { results, unchecked, checked } = computeOnlineState(snapshot.items);
  if (checked === null) return documents.summary.onlineUnchecked;
  const day = (at: string) => localDate(new Date(at), timeZone);
  const nameOf = (result: OnlineResult) =>
    result === 'present' ? documents.summary.onlinePresent : codes.onlineResult[result];
  const counts = [...results].map(([result, count]) => `${nameOf(result)} : ${count}`);
  return documents.summary.onlineText(counts.join(', '), day(checked.first), day(checked.last), unchecked);
}

function intactAnswer({ snapshot, timeZone }: DossierContext): string {
  const at = readJournalTimestamp(snapshot);
  const moment = at === null ? null : formatMoment(at, utcOffsetAt(new Date(at), timeZone), 'min').local;
  return documents.summary.intactText(moment);
}

/** The days of the publications marked as threats; a threat may name a day that only its own date explains. */
function threatsAnswer({ snapshot: { items }, options }: DossierContext): string {
  const threats = listThreats(items);
  if (threats.length === 0)
    return hasMarkedCategories(items) ? documents.summary.noThreat : documents.summary.notStated;
  const shown = threats.slice(0, THREATS_MAX).map((item) => {
    const { fiche, number } = item;
    return documents.summary.dated(number, formatDateLine(item) + doubtMark(fiche, 'date'));
  });
  return documents.summary.threatsText(shown, threats.length - shown.length, options.requester?.role);
}

/** Null: to be filled in by hand. */
function gravestAnswer(items: readonly SnapshotItem[]): string | null {
  const gravest = sortByDate(selectSeriousItems(items)).at(-1);
  if (gravest === undefined) return null;
  const { fiche, number } = gravest;
  const text = cutAtWord(oneLine(fiche.text ?? ''), QUOTE_MAX);
  return text === ''
    ? documents.summary.exhibit(number)
    : documents.summary.quoted(number, text, doubtMark(fiche, 'text'));
}

function linkedAnswer({ snapshot: { items }, options }: DossierContext): string {
  const [sentence, ...others] = findLinkingSentences(options.narrative, items);
  if (sentence === undefined) return documents.summary.notStated;
  return documents.summary.linkedText(cutAtWord(oneLine(sentence), QUOTE_MAX), others.length, options.requester?.role);
}
