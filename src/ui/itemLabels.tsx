import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { citeNumber } from '../domain/export/exhibitNumber.ts';
import { KINDS, sourceOf } from '../domain/item/kind.ts';
import { isWithoutZone, parsePostingWindow } from '../domain/item/postingWindow.ts';
import type { InterruptedAttempt, ItemPage, ItemSummary } from '../messages/protocol.ts';
import { findPlatform, formatAccountName } from '../platforms/platformTable.ts';
import { useAsk, useWords } from './context.ts';
import { formatDay, formatPostedTime, formatShortTime } from './formatTime.ts';
import { refusalSentence, t, type Words } from './locales/index.ts';
import { useTask } from './useTask.tsx';
import { WordButton } from './WordButton.tsx';

/** As a dossier names it. An archive names no sender where nobody is one: no reading failed. */
export function formatAccount(words: Words, item: AccountNames): string {
  const sender = item.isHolder ? 'item.holder' : item.kind === 'message' ? 'item.noSender' : 'item.noAccount';
  const unnamed = item.isNotice ? 'item.notice' : sender;
  return formatAccountName(item.platform, item, (id) => t(words, 'item.accountNumber', { id })) ?? t(words, unnamed);
}

type AccountNames = Pick<ItemSummary, 'platform' | 'handle' | 'displayName' | 'platformId'> &
  Partial<Pick<ItemSummary, 'kind' | 'isNotice' | 'isHolder'>>;

const isUnnamed = (item: AccountNames): boolean => formatAccountName(item.platform, item) === null;

export function formatPlatform(words: Words, platform: string): string {
  const OWN_LABELS = ['web', 'phone', 'email', 'unknown'] as const;
  const ownLabel = OWN_LABELS.find((one) => one === platform);
  return findPlatform(platform)?.name ?? (ownLabel ? t(words, `platform.${ownLabel}`) : platform);
}

/** The platform, the host of a site that is none of them, or « courriel ». */
export const formatSite = (words: Words, item: NamedSite): string =>
  item.site?.host ?? formatPlatform(words, sourceOf(item));

type NamedSite = Pick<ItemSummary, 'platform' | 'site' | 'kind'>;

type NamedItem = AccountNames &
  Pick<ItemSummary, 'acquiredAt' | 'utcOffset'> &
  Partial<Pick<ItemSummary, 'posted' | 'fileName'>>;

/**
 * « @compte, 27 nov. 2026 à 16:21 »: names an item that no dossier numbered, a file without an account by its name. An
 * e-mail has its file's name too, often its subject: one sender may write several in a day.
 */
export function formatKeptItem(words: Words, item: NamedItem): string {
  const file = item.kind === 'message' ? undefined : item.fileName;
  const names = isUnnamed(item) && file ? [file] : [formatAccount(words, item)];
  const more = file && !isUnnamed(item) ? [file] : [];
  return [...names, formatOwnTime(words, item), ...more].join(', ');
}

/** When an item was captured. Files and messages of an archive are imported together: when each was posted or sent. */
function formatOwnTime(words: Words, { kind, platform, posted, acquiredAt, utcOffset }: NamedItem): string {
  if (kind == null || KINDS[kind].date === 'page' || posted == null)
    return formatShortTime(words.lang, acquiredAt, utcOffset);
  return isWithoutZone(posted) ? formatLocalTime(words, posted, platform) : formatPosted(words, posted);
}

/** Names an item among others: by its number in the dossiers, once it has one, else by what it is and when. */
export function formatItemName(words: Words, item: ItemSummary): string {
  if (item.exhibit !== null) return t(words, 'item.exhibit', { number: citeNumber(item.exhibit) });
  if (item.unread) return t(words, 'item.unread');
  return isNamedByFile(item) && item.fileName !== undefined ? item.fileName : formatKeptItem(words, item);
}

/** An imported file of which no account was read is named by its file name. */
export const isNamedByFile = (item: ItemSummary): boolean =>
  isUnnamed(item) && item.kind !== null && KINDS[item.kind].title === 'file';

/** « compte · plateforme », or the name of the file, with its platform when the person stated one. */
export function ItemTitle({ item }: { readonly item: ItemSummary }) {
  const words = useWords();
  const hasFileName = isNamedByFile(item);
  return (
    <span>
      <bdi>{hasFileName ? item.fileName : formatAccount(words, item)}</bdi>
      {!(hasFileName && item.platform === 'unknown') && (
        <>
          {' '}
          · <bdi>{formatSite(words, item)}</bdi>
        </>
      )}
    </span>
  );
}

/** Returns the posting time at its known precision, else the text the page displayed, else « non lu ». */
export function formatPosted(words: Words, posted: string | null): string {
  if (posted === null) return t(words, 'app.unread');
  const window = parsePostingWindow(posted);
  if (window !== null) {
    return t(words, 'time.between', { from: formatDay(words.lang, window.from), to: formatDay(words.lang, window.to) });
  }
  return formatPostedTime(words.lang, posted) ?? t(words, 'time.asShown', { raw: posted });
}

/** « 17 nov. 2025, 18:20 (heure du téléphone) », of a message whose archive does not say the zone. */
export const formatLocalTime = (words: Words, localTime: string, platform: string): string =>
  t(words, platform === 'whatsapp' ? 'time.ofPhone' : 'time.ofArchive', {
    when: `${formatPostedTime(words.lang, localTime.slice(0, 10))}, ${localTime.slice(11, 16)}`,
  });

/**
 * Loads one page of the list of items, newest first: null until the background answers. `changes`: of what is stored;
 * each one loads the page again. `readCaseId`: the case to list; null: the one that captures go to.
 */
export function useItemPage(
  from: number,
  count: number,
  changes: number,
  /** A request for the first page that is already in progress; null, or a null answer, when there is none. */
  prefetched: Promise<ItemPage | null> | null = null,
  readCaseId: (() => Promise<string | undefined>) | null = null,
) {
  const ask = useAsk();
  const { result: page, fault, run } = useTask<ItemPage>();
  const load = useCallback(async () => {
    const caseId = await readCaseId?.();
    return ask('ui>bg:listItems', { from, count, ...(caseId !== undefined && { caseId }) });
  }, [ask, from, count, readCaseId]);
  const firstAnswer = useRef(prefetched);
  useLayoutEffect(() => {
    const answer = firstAnswer.current;
    firstAnswer.current = null;
    void run(async () => (await answer) ?? load());
  }, [run, load, changes]);

  const reload = () => void run(load);
  const forget = (id: string) =>
    void run(async () => {
      await ask('ui>bg:forgetInterrupted', { id });
      return load();
    });
  return { page, fault, reload, forget };
}

interface InterruptedCapturesProps {
  readonly attempts: readonly InterruptedAttempt[];
  readonly forget: (id: string) => void;
}

/** One line for each capture that did not produce an item. */
export function InterruptedCaptures({ attempts, forget }: InterruptedCapturesProps) {
  const words = useWords();
  if (attempts.length === 0) return null;
  return (
    <ul class="interrupted">
      {attempts.map(({ id, startedAt, reason, kept }) => (
        <li key={id} data-attempt={id}>
          <p>
            <strong>{t(words, 'interrupted.line', { when: formatShortTime(words.lang, startedAt) })}</strong>{' '}
            {kept === undefined ? refusalSentence(words, reason) : t(words, 'interrupted.thread', { n: kept })}
          </p>
          <WordButton word="app.understood" class="quiet" action="forget" onClick={() => forget(id)} />
        </li>
      ))}
    </ul>
  );
}
