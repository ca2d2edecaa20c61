import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { OnlineResult } from '../../domain/item/itemIndex.ts';
import { notesDocument } from '../../domain/item/itemNotes.ts';
import type { SearchableItem, SearchIndex } from '../../domain/item/search.ts';
import { compareTexts } from '../../domain/shared/sortedTexts.ts';
import { OnlineResultButtons } from '../../ui/ContextLinks.tsx';
import { useAsk, useWords } from '../../ui/context.ts';
import { FocusedTitle, useFocusRestore } from '../../ui/focus.tsx';
import { formatShortTime } from '../../ui/formatTime.ts';
import { formatItemName, formatSite } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useFirst, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { formatItemDate } from '../parts/labels.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { linkTo } from '../route.ts';

/** A number of checks that can be done in one session. */
const CHECKS_PER_PAGE = 25;

interface OnlineChecksProps {
  readonly caseIndex: CaseIndex;
  /** The captures chosen in the list. */
  readonly chosen: readonly SearchableItem[];
  readonly close: () => void;
}

/** « Encore en ligne ? »: the person opens each address and records the result. No address is opened automatically. */
export function OnlineChecks({ caseIndex, chosen, close }: OnlineChecksProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { index, caseId } = caseIndex;
  const root = useRef<HTMLElement>(null);
  useFocusRestore(root);
  // Only earlier results sort the rows: otherwise an answer would move its row to the end, out of sight.
  const [since] = useState(() => carnetApi.now());
  const [chosenIds] = useState(() => new Set(chosen.map(({ item }) => item.id)));
  const pages = useMemo(
    () => (index === null ? [] : listPagesToCheck(index, chosenIds, since)),
    [index, since, chosenIds],
  );
  const { first, more, showMore } = useFirst(pages, CHECKS_PER_PAGE);
  /** Reads a result recorded here or in the popup; returns whether there is a new one. */
  const refresh = async ({ item, notes }: SearchableItem): Promise<boolean> => {
    if (caseId === null) return false;
    const now = await carnetApi.documents.read(caseId, notesDocument(item.id));
    if (now.online.length === notes.online.length) return false;
    caseIndex.updateNotes(item.id, now);
    return true;
  };
  return (
    <section ref={root}>
      <FocusedTitle>{t(words, 'online.title')}</FocusedTitle>
      <WordButton word="online.close" class="quiet" action="close-online" onClick={close} />
      <p class="hint">{t(words, pages.length === 0 ? 'online.empty' : 'online.meaning')}</p>
      {pages.length > 0 && <p class="note">{t(words, 'online.seen')}</p>}
      <ul class="rows" data-list="online">
        {first.map((one) => (
          <OnlineRow key={one.entry.item.id} {...one} refresh={refresh} />
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="quiet" onClick={showMore}>
          {t(words, 'online.more', { n: more })}
        </button>
      )}
    </section>
  );
}

interface PageToCheck {
  /** The capture that its result is recorded for. */
  readonly entry: SearchableItem;
  readonly captures: number;
}

interface OnlineRowProps extends PageToCheck {
  /** Resolves with true when a new result was recorded. */
  readonly refresh: (one: SearchableItem) => Promise<boolean>;
}

function OnlineRow({ entry, captures, refresh }: OnlineRowProps) {
  const ask = useAsk();
  const words = useWords();
  const { item, notes } = entry;
  const last = notes.online.at(-1);
  const [isOpened, setIsOpened] = useState(false);
  const { fault, submit } = useSubmit();
  const opener = useRef<HTMLButtonElement>(null);
  const open = async () => {
    await ask('ui>bg:openContext', { item: item.id, relation: 'check' });
    setIsOpened(true);
  };
  const refreshAndClose = async () => {
    if (await refresh(entry)) setIsOpened(false);
  };
  const recordResult = async (result: OnlineResult) => {
    await ask('ui>bg:recordOnlineCheck', { item: item.id, result });
    await refreshAndClose();
    // The pressed button no longer exists. From the row's own button, the next row is one Tab away.
    opener.current?.focus();
  };
  const refreshRef = useRef(refreshAndClose);
  refreshRef.current = refreshAndClose;
  useEffect(() => {
    if (!isOpened) return;
    const onReturn = () => void (!document.hidden && refreshRef.current().catch(() => undefined));
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, [isOpened]);
  const name = formatItemName(words, item);
  return (
    <li class="row card" data-item={item.id}>
      <p>
        <a {...linkTo(`item/${item.id}`)}>{name}</a> · <bdi>{formatSite(words, item)}</bdi> ·{' '}
        {formatItemDate(words, item, notes)}
        {captures > 1 && ` · ${t(words, 'online.ofPage', { n: captures })}`}
      </p>
      <p role="status">
        {last
          ? t(words, 'online.last', {
              when: formatShortTime(words.lang, last.at),
              result: t(words, `online.${last.result}`),
            })
          : t(words, 'online.never')}
      </p>
      {fault && <Alert fault={fault} />}
      <button ref={opener} type="button" data-action="open-address" onClick={() => submit(open)}>
        {t(words, 'online.open')}
        <span class="screen-reader-only"> {name}</span>
      </button>
      {isOpened && (
        <>
          <p class="hint">{t(words, 'online.capture')}</p>
          <OnlineResultButtons choose={(result) => submit(() => recordResult(result))} />
        </>
      )}
    </li>
  );
}

/**
 * Never checked, then checked longest ago, first, by the results recorded before `since`. The captures of one page are
 * listed once, by the one that comes first: a publication captured twice, or posts whose addresses differ by their
 * place on the page alone.
 */
/** Whether its page can be visited again: not one with an image that must not be kept. */
export const isCheckable = ({ item }: SearchableItem): boolean =>
  pageAddress(item) !== null && !item.withdrawn && !item.prohibited;

function listPagesToCheck(
  { items: searchable, repeats }: SearchIndex,
  chosenIds: ReadonlySet<string>,
  since: string,
): readonly PageToCheck[] {
  const isRepeat = ({ item }: SearchableItem): boolean => repeats.has(item.id);
  const chosen = searchable.filter((one) => chosenIds.has(one.item.id) && isCheckable(one));
  // A repeated capture alone among those chosen stands for its publication.
  const last = ({ notes }: SearchableItem): string => notes.online.filter(({ at }) => at < since).at(-1)?.at ?? '';
  const compare = (a: SearchableItem, b: SearchableItem) => compareTexts(last(a), last(b));
  const sorted = chosen.toSorted((a, b) => Number(isRepeat(a)) - Number(isRepeat(b)) || compare(a, b));
  const pages = [...Map.groupBy(sorted, ({ item }) => pageAddress(item)).values()].flatMap(([entry, ...others]) =>
    entry === undefined ? [] : [{ entry, captures: 1 + others.length }],
  );
  return pages.toSorted((a, b) => compare(a.entry, b.entry));
}

const pageAddress = ({ permalink, page }: SearchableItem['item']): string | null => {
  const [path, fragment = ''] = permalink?.split('#', 2) ?? [];
  // A fragment with one of these signs is an address of its own.
  const address = (/[/!]/.test(fragment) ? permalink : path) ?? page;
  return address !== null && /^https?:/.test(address) ? address : null;
};
