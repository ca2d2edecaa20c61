import { useState } from 'preact/hooks';
import { notesSheet, ONLINE_RESULTS, type OnlineResult } from '../../../domain/notes.ts';
import type { Found } from '../../../domain/search.ts';
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
  readonly words: Words;
  readonly book: Book;
  readonly opened: OpenCase;
}

/** As many as one goes through in a sitting. */
const SHOWN = 25;

/** « Encore en ligne ? »: the person opens each address, looks, and says what they saw. Nothing is opened otherwise. */
export function OnlineView({ words, book, opened }: OnlineViewProps) {
  const { index, caseId } = opened;
  const [most, setMost] = useState(SHOWN);
  // An address whose image must not be kept is not to be visited again.
  const items = (index?.found ?? [])
    .filter(({ item }) => !item.withdrawn && !item.unkept && addressOf(item) !== null)
    .toSorted((a, b) => (lastCheck(a) < lastCheck(b) ? -1 : 1));
  const check = async (one: Found, address: string, result: OnlineResult): Promise<void> => {
    if (caseId === null) return;
    const { id } = one.item;
    const notes = await book.change(caseId, notesSheet(id), (before) => ({
      ...before,
      online: [...before.online, { at: book.now(), address, result, item: null }],
    }));
    opened.noted(id, notes);
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
          <OnlineRow key={one.item.id} words={words} book={book} found={one} check={check} />
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
  readonly words: Words;
  readonly book: Book;
  readonly found: Found;
  readonly check: (one: Found, address: string, result: OnlineResult) => Promise<void>;
}

function OnlineRow({ words, book, found, check }: OnlineRowProps) {
  const { item, notes } = found;
  const address = addressOf(item) ?? '';
  const last = notes.online.at(-1);
  const [openedOnce, setOpenedOnce] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const run = (work: Promise<void>, then: () => void) => {
    setFault(null);
    work.then(then, (error: unknown) => setFault(faultOf(error)));
  };
  const name = t(words, 'item.name', { ordinal: item.ordinal });
  return (
    <li class="row card" data-item={item.id}>
      <p>
        <a href={`#item/${item.id}`}>{name}</a> · <bdi>{accountOf(words, item)}</bdi>
      </p>
      <p class="file-name">{address}</p>
      <p role="status">
        {last
          ? t(words, 'online.last', {
              when: shortTime(words.lang, last.at),
              result: t(words, `online.${last.result}`),
            })
          : t(words, 'online.never')}
      </p>
      {fault && <Alert words={words} fault={fault} />}
      <button
        type="button"
        data-action="open-address"
        onClick={() => run(book.openTab(address), () => setOpenedOnce(true))}
      >
        {t(words, 'online.open')}
        <span class="spoken"> {name}</span>
      </button>
      {openedOnce && (
        <fieldset class="fieldset">
          <legend>{t(words, 'online.saw')}</legend>
          <div class="choices">
            {ONLINE_RESULTS.map((result) => (
              <button
                key={result}
                type="button"
                data-result={result}
                onClick={() => run(check(found, address, result), () => setOpenedOnce(false))}
              >
                {t(words, `online.${result}`)}
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </li>
  );
}

const addressOf = ({ permalink, page }: Found['item']): string | null => {
  const address = permalink ?? page;
  return address !== null && /^https?:/.test(address) ? address : null;
};
const lastCheck = ({ notes }: Found): string => notes.online.at(-1)?.at ?? '';
