import type { ItemPage } from '../../messages/protocol.ts';
import type { Ask } from '../../messages/requests.ts';
import { Offer } from '../lock/Offer.tsx';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { Interrupted } from '../parts/Interrupted.tsx';
import { ItemRow } from '../parts/ItemRow.tsx';
import { useItems } from '../parts/items.ts';
import { useRevealed } from '../parts/revealed.ts';
import { t, type Words } from '../words/index.ts';

const PER_PAGE = 50;

interface ItemsViewProps {
  readonly ask: Ask;
  readonly words: Words;
  /** From 1. */
  readonly page: number;
  readonly go: (hash: string) => void;
  /** No passphrase is set: one may be offered. */
  readonly unprotected: boolean;
}

export function ItemsView({ ask, words, page, go, unprotected }: ItemsViewProps) {
  const from = (page - 1) * PER_PAGE;
  const { page: answer, fault, reload, forget } = useItems(ask, from, PER_PAGE);
  const { root, shown, toggle } = useRevealed<HTMLElement>();
  return (
    <section ref={root} aria-busy={answer === null && fault === null}>
      <Heading>{t(words, 'carnet.items')}</Heading>
      {fault && (
        <Alert words={words} fault={fault}>
          <button type="button" class="quiet" onClick={reload}>
            {t(words, 'app.retry')}
          </button>
        </Alert>
      )}
      {unprotected && (
        <Offer
          ask={ask}
          words={words}
          recorded={answer !== null && answer.total > 0}
          openLockPage={() => go('#lock')}
        />
      )}
      {answer === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {answer && <Interrupted words={words} attempts={answer.interrupted} forget={forget} />}
      {answer?.total === 0 && <p class="empty">{t(words, 'carnet.empty')}</p>}
      {answer && answer.items.length > 0 && <p class="hint">{range(words, answer, from)}</p>}
      <ul class="rows" data-list="items">
        {answer?.items.map((item) => (
          <ItemRow
            key={item.id}
            words={words}
            item={item}
            shown={shown === item.id}
            toggle={() => toggle(item.id)}
            open={() => go(`#item/${item.id}`)}
          />
        ))}
      </ul>
      {answer && answer.total > PER_PAGE && <Pages words={words} page={page} total={answer.total} />}
    </section>
  );
}

function range(words: Words, { items, total }: ItemPage, from: number): string {
  return t(words, 'carnet.range', { first: from + 1, last: from + items.length, total });
}

function Pages({
  words,
  page,
  total,
}: {
  readonly words: Words;
  readonly page: number;
  readonly total: number;
}) {
  return (
    <nav class="pages" aria-label={t(words, 'carnet.pages')}>
      {page > 1 && <a href={`#items/${page - 1}`}>{t(words, 'carnet.newer')}</a>}
      {page * PER_PAGE < total && <a href={`#items/${page + 1}`}>{t(words, 'carnet.older')}</a>}
    </nav>
  );
}
