import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ItemPage } from '../../messages/protocol.ts';
import type { Ask } from '../../messages/requests.ts';
import { OnceAsked } from '../images/OnceAsked.tsx';
import { Offer } from '../lock/Offer.tsx';
import { Alert } from '../parts/Alert.tsx';
import { CurrentCase } from '../parts/CurrentCase.tsx';
import { Interrupted } from '../parts/Interrupted.tsx';
import { ItemRow } from '../parts/ItemRow.tsx';
import { useItems } from '../parts/items.ts';
import { useRevealed } from '../parts/revealed.ts';
import { useRoving } from '../parts/roving.ts';
import { Settled, Together } from '../parts/Together.tsx';
import { t, type Words } from '../words/index.ts';
import { OfferedContext } from './Context.tsx';

/** Enough to find the last captures; the rest is in the carnet, so that 10,000 items open like ten. */
export const SHOWN = 20;

interface RecordedListProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly openCarnet: (hash: string) => void;
  /** No passphrase is set: one may be offered. */
  readonly unprotected: boolean;
  /** It comes in the place of a field that had the focus. */
  readonly takesFocus: boolean;
  /** The list, asked for before it was known to be open; null: not yet. */
  readonly asked: Promise<ItemPage | null> | null;
}

export function RecordedList({ ask, words, openCarnet, unprotected, takesFocus, asked }: RecordedListProps) {
  const { page, fault, reload, forget } = useItems(ask, 0, SHOWN, asked);
  const { root, shown, toggle } = useRevealed<HTMLElement>();
  const { stop, keys } = useRoving(root, page?.items.length ?? 0);
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [takesFocus]);
  return (
    <Together>
      {unprotected && (
        <Offer
          ask={ask}
          words={words}
          recorded={page !== null && page.total > 0}
          openLockPage={() => openCarnet('#lock')}
          asksWhose
        />
      )}
      <OnceAsked ask={ask} words={words} openNotKept={() => openCarnet('#image')} />
      {page !== null && page.total > 0 && <OfferedContext ask={ask} words={words} />}
      <section ref={root} aria-busy={page === null && fault === null}>
        <h2 ref={title} tabIndex={-1}>
          {t(words, 'popup.recorded')}
        </h2>
        {fault && <Alert words={words} fault={fault} retry={reload} />}
        {page === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
        <CurrentCase words={words} page={page} />
        {page && <Interrupted words={words} attempts={page.interrupted} forget={forget} />}
        {page?.total === 0 && <p class="empty">{t(words, 'popup.empty')}</p>}
        <Settled>
          <ul class="rows" data-list="items" {...keys}>
            {page?.items.map((item, place) => (
              <ItemRow
                key={item.id}
                words={words}
                item={item}
                stop={place === stop}
                shown={shown === item.id}
                toggle={() => toggle(item.id)}
                open={() => openCarnet(`#item/${item.id}`)}
              />
            ))}
          </ul>
          {page !== null && page.total > 0 && (
            <button type="button" class="quiet" data-action="see-all" onClick={() => openCarnet('#items')}>
              {t(words, 'popup.seeAll')}
            </button>
          )}
        </Settled>
      </section>
    </Together>
  );
}
