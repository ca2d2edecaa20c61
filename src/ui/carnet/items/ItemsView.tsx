import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { ItemSummary } from '../../../domain/item/itemSummary.ts';
import { mayBeIntimate } from '../../../domain/item/notes.ts';
import { type Filters, filterItems, isUnfiltered, NO_FILTER } from '../../../domain/item/search.ts';
import type { Ask } from '../../../messages/requests.ts';
import { OnceAsked } from '../../images/OnceAsked.tsx';
import { Offer } from '../../lock/Offer.tsx';
import { Alert } from '../../parts/Alert.tsx';
import { CurrentCase } from '../../parts/CurrentCase.tsx';
import { Heading } from '../../parts/Heading.tsx';
import { Interrupted } from '../../parts/Interrupted.tsx';
import { ItemRow } from '../../parts/ItemRow.tsx';
import { useItems } from '../../parts/items.ts';
import { useRevealed } from '../../parts/revealed.ts';
import { useRoving } from '../../parts/roving.ts';
import { Settled } from '../../parts/Together.tsx';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import type { OpenCase } from '../openCase.ts';
import { UnreadItems } from '../UnreadItems.tsx';
import { Welcome } from '../Welcome.tsx';
import { Narrow } from './Narrow.tsx';
import { Thumbnail } from './Thumbnail.tsx';
import { UnreadNotes } from './UnreadNotes.tsx';

const PER_PAGE = 50;

interface ItemsViewProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly book: Book;
  /** From 1. */
  readonly page: number;
  readonly opened: OpenCase;
  readonly filters: Filters;
  readonly setFilters: (filters: Filters) => void;
  readonly go: (hash: string) => void;
  /** No passphrase is set: one may be offered. */
  readonly unprotected: boolean;
  /** One line under the title. */
  readonly aside: ComponentChildren;
  /** The first list is there, or will not come. */
  readonly listed: () => void;
}

/** The first page comes from the background at once; what is searched or sorted comes from the index, once read. */
export function ItemsView(props: ItemsViewProps) {
  const { ask, words, book, page, opened, filters, go, unprotected } = props;
  const from = (page - 1) * PER_PAGE;
  const { page: answer, fault, reload, forget } = useItems(ask, from, PER_PAGE);
  const { root, shown, toggle } = useRevealed<HTMLElement>();
  const answered = answer !== null || fault !== null;
  useEffect(() => {
    if (answered) props.listed();
  }, [answered, props.listed]);
  const narrowed = filters !== NO_FILTER;
  const { index } = opened;
  const found = useMemo(
    () => (narrowed && index ? filterItems(index, filters).map(({ item }) => item) : null),
    [narrowed, index, filters],
  );
  const rows: readonly ItemSummary[] | null = narrowed
    ? (found?.slice(from, from + PER_PAGE) ?? null)
    : (answer?.items ?? null);
  const { stop, keys } = useRoving(root, rows?.length ?? 0);
  const total = narrowed ? (found?.length ?? 0) : (answer?.total ?? 0);
  const intimate = useMemo(
    () => new Set(index?.items.flatMap(({ item, notes }) => (mayBeIntimate(notes) ? [item.id] : []))),
    [index],
  );
  // What was said to be intimate is never in a list, and nothing is before that is known.
  const pictured = (item: ItemSummary) =>
    index !== null && !item.unkept && !item.unread && !intimate.has(item.id);
  const setFilters = (next: Filters) => {
    props.setFilters(isUnfiltered(next) ? NO_FILTER : next);
    if (page > 1) go('#items');
  };
  return (
    <section ref={root} aria-busy={rows === null && fault === null}>
      <Heading>{t(words, 'carnet.items')}</Heading>
      {props.aside}
      <UnreadItems words={words} opened={opened} />
      <UnreadNotes words={words} unread={opened.unread} />
      {[fault, opened.fault].map(
        (one, place) =>
          one && (
            <Alert
              key={place === 0 ? 'list' : 'index'}
              words={words}
              fault={one}
              retry={place === 0 ? reload : opened.reload}
            />
          ),
      )}
      <Settled>
        <div class="one-at-a-time">
          <Welcome ask={ask} words={words} openLockPage={() => go('#lock')} />
          {unprotected && (
            <Offer
              ask={ask}
              words={words}
              recorded={answer !== null && answer.total > 0}
              openLockPage={() => go('#lock')}
            />
          )}
          <OnceAsked ask={ask} words={words} openNotKept={() => go('#image')} />
        </div>
        <CurrentCase words={words} page={answer} />
        {answer && <Interrupted words={words} attempts={answer.interrupted} forget={forget} />}
        {answer?.total === 0 && (
          <p class="empty">
            {t(words, 'carnet.empty')} <a href="practice.html">{t(words, 'carnet.tryFirst')}</a>
          </p>
        )}
        {(answer?.total ?? 0) > 0 && (
          <Narrow words={words} opened={opened} filters={filters} setFilters={setFilters} />
        )}
        <p class="hint" role="status">
          {rows === null && fault === null && t(words, narrowed ? 'narrow.reading' : 'app.loading')}
          {narrowed && found && t(words, 'narrow.found', { n: found.length })}
          {!narrowed && rows && rows.length > 0 && range(words, from, rows.length, total)}
        </p>
        {narrowed && (
          <p>
            <button type="button" class="quiet" data-action="all" onClick={() => setFilters(NO_FILTER)}>
              {t(words, 'narrow.clear')}
            </button>
          </p>
        )}
        <ul class="rows" data-list="items" {...keys}>
          {rows?.map((item, place) => (
            <ItemRow
              key={item.id}
              words={words}
              item={item}
              stop={place === stop}
              shown={shown === item.id}
              toggle={() => toggle(item.id)}
              open={() => go(`#item/${item.id}`)}
              {...(pictured(item) && {
                picture: () => (
                  <Thumbnail words={words} book={book} itemId={item.id} ordinal={item.ordinal} />
                ),
              })}
            />
          ))}
        </ul>
        {total > PER_PAGE && <Pages words={words} page={page} total={total} />}
      </Settled>
    </section>
  );
}

function range(words: Words, from: number, count: number, total: number): string {
  return t(words, 'carnet.range', { first: from + 1, last: from + count, total });
}

interface PagesProps {
  readonly words: Words;
  readonly page: number;
  readonly total: number;
}

function Pages({ words, page, total }: PagesProps) {
  return (
    <nav class="pages" aria-label={t(words, 'carnet.pages')}>
      {page > 1 && <a href={`#items/${page - 1}`}>{t(words, 'carnet.newer')}</a>}
      {page * PER_PAGE < total && <a href={`#items/${page + 1}`}>{t(words, 'carnet.older')}</a>}
    </nav>
  );
}
