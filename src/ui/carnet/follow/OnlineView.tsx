import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { notesDocument, type OnlineResult } from '../../../domain/item/notes.ts';
import type { SearchableItem } from '../../../domain/item/search.ts';
import type { Ask } from '../../../messages/requests.ts';
import { CheckResults } from '../../context/CheckResults.tsx';
import { type Fault, faultOf } from '../../faults.ts';
import { Alert } from '../../parts/Alert.tsx';
import { Heading } from '../../parts/Heading.tsx';
import { accountOf } from '../../parts/ItemRow.tsx';
import { shortTime } from '../../times.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import type { OpenCase } from '../openCase.ts';
import { Waiting } from '../Waiting.tsx';

interface OnlineViewProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly book: Book;
  readonly opened: OpenCase;
}

/** As many as one goes through in a sitting. */
const SHOWN = 25;

/** « Encore en ligne ? »: the person opens each address, looks, and says what they saw. Nothing is opened otherwise. */
export function OnlineView({ ask, words, book, opened }: OnlineViewProps) {
  const { index, caseId } = opened;
  const [most, setMost] = useState(SHOWN);
  // What is said from now on moves no row: the one just answered would go below all others, out of sight.
  const [since] = useState(() => book.now());
  const items = useMemo(() => (index === null ? [] : toCheck(index.items, since)), [index, since]);
  /** What was said of it here, or in the popup over its page. */
  const refresh = async ({ item, notes }: SearchableItem): Promise<boolean> => {
    if (caseId === null) return false;
    const now = await book.read(caseId, notesDocument(item.id));
    if (now.online.length === notes.online.length) return false;
    opened.noted(item.id, now);
    return true;
  };
  return (
    <section>
      <p>
        <a class="back" href="#steps">
          {t(words, 'steps.title')}
        </a>
      </p>
      <Heading>{t(words, 'online.title')}</Heading>
      <p class="hint">{t(words, 'online.meaning')}</p>
      <p class="note">{t(words, 'online.seen')}</p>
      <Waiting words={words} opened={opened} emptyText={t(words, 'online.empty')} />
      <ul class="rows" data-list="online">
        {items.slice(0, most).map((one) => (
          <OnlineRow key={one.item.id} words={words} ask={ask} found={one} refresh={refresh} />
        ))}
      </ul>
      {items.length > most && (
        <button type="button" class="quiet" onClick={() => setMost(most + SHOWN)}>
          {t(words, 'online.more', { n: items.length - most })}
        </button>
      )}
    </section>
  );
}

interface OnlineRowProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly found: SearchableItem;
  /** True when something new was said of it. */
  readonly refresh: (one: SearchableItem) => Promise<boolean>;
}

function OnlineRow({ ask, words, found, refresh }: OnlineRowProps) {
  const { item, notes } = found;
  const last = notes.online.at(-1);
  const [openedOnce, setOpenedOnce] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const run = (work: () => Promise<void>) => {
    setFault(null);
    work().catch((error: unknown) => setFault(faultOf(error)));
  };
  const open = async () => {
    await ask('ui>bg:openContext', { item: item.id, relation: 'check' });
    setOpenedOnce(true);
  };
  const look = async () => {
    if (await refresh(found)) setOpenedOnce(false);
  };
  const check = async (result: OnlineResult) => {
    await ask('ui>bg:recordOnlineCheck', { item: item.id, result });
    await look();
    // The pressed button is gone: the next row is one Tab away.
    opener.current?.focus();
  };
  const looked = useRef(look);
  looked.current = look;
  useEffect(() => {
    if (!openedOnce) return;
    const back = () => void (!document.hidden && looked.current().catch(() => undefined));
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, [openedOnce]);
  const name = t(words, 'item.name', { ordinal: item.ordinal });
  return (
    <li class="row card" data-item={item.id}>
      <p>
        <a href={`#item/${item.id}`}>{name}</a> · <bdi>{accountOf(words, item)}</bdi>
      </p>
      <p class="file-name">{addressOf(item)}</p>
      <p role="status">
        {last
          ? t(words, 'online.last', {
              when: shortTime(words.lang, last.at),
              result: t(words, `online.${last.result}`),
            })
          : t(words, 'online.never')}
      </p>
      {fault && <Alert words={words} fault={fault} />}
      <button ref={opener} type="button" data-action="open-address" onClick={() => run(open)}>
        {t(words, 'online.open')}
        <span class="spoken"> {name}</span>
      </button>
      {openedOnce && (
        <>
          <p class="hint">{t(words, 'online.capture')}</p>
          <CheckResults words={words} choose={(result) => run(() => check(result))} />
        </>
      )}
    </li>
  );
}

/** Never or longest ago checked first, as it was when the page opened; each address once, but for posts that have their own. */
function toCheck(found: readonly SearchableItem[], since: string): readonly SearchableItem[] {
  const known = new Set<string>();
  const items = found.filter(({ item }) => {
    const address = addressOf(item);
    // An address whose image must not be kept is not to be visited again.
    if (address === null || item.withdrawn || item.unkept) return false;
    const again = item.permalink === null && known.has(address);
    known.add(address);
    return !again;
  });
  const last = ({ notes }: SearchableItem): string =>
    notes.online.filter(({ at }) => at < since).at(-1)?.at ?? '';
  return items.toSorted((a, b) => order(last(a), last(b)));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const addressOf = ({ permalink, page }: SearchableItem['item']): string | null => {
  const address = permalink ?? page;
  return address !== null && /^https?:/.test(address) ? address : null;
};
