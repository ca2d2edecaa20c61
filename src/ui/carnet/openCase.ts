import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Persons, personsDocument } from '../../domain/case/caseDocuments.ts';
import type { IndexedItem } from '../../domain/item/itemIndex.ts';
import type { ItemNotes } from '../../domain/item/notes.ts';
import { buildSearchIndex, type SearchIndex } from '../../domain/item/search.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { type Fault, faultOf } from '../faults.ts';
import type { Book } from './book.ts';

interface Contents {
  readonly caseId: string;
  /** The journal's last line when it was read: what comes later makes it old. */
  readonly seq: number;
  readonly items: readonly IndexedItem[];
  readonly notes: ReadonlyMap<string, ItemNotes>;
  readonly damaged: readonly string[];
  /** Null: damaged. */
  readonly persons: Persons | null;
}

export interface OpenCase {
  /** Null while being read, and when nothing is recorded. */
  readonly caseId: string | null;
  readonly index: SearchIndex | null;
  /** « élément n° » of those whose notes cannot be read, with their ids. */
  readonly unread: readonly { readonly id: string; readonly ordinal: number }[];
  /** Empty where they cannot be read: `personsLost` says so. */
  readonly persons: Persons;
  /** « élément n° » of those the disk no longer gives back: they are not in the index. */
  readonly lost: readonly number[];
  readonly personsLost: boolean;
  readonly fault: Fault | null;
  /** Nothing is recorded yet. */
  readonly empty: boolean;
  /** Reads again what may have changed. */
  reload(): void;
  noted(itemId: string, notes: ItemNotes): void;
  grouped(persons: Persons): void;
}

/**
 * The current case in memory, with its search index: read once open, forgotten when the carnet locks or closes. It
 * begins when `ready`: the first list is there before 10,000 records are opened.
 */
export function useOpenCase(book: Book, page: Document, ready: boolean): OpenCase {
  const [contents, setContents] = useState<Contents | null>(null);
  const [empty, setEmpty] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [turn, setTurn] = useState(0);
  const known = useRef<Contents | null>(null);
  known.current = contents;

  useEffect(() => {
    if (!ready) return;
    let current = true;
    setFault(null);
    readCase(book, known.current, turn).then(
      (read) => {
        if (!current) return;
        setEmpty(read === null);
        if (read !== known.current) setContents(read);
      },
      (error: unknown) => current && setFault(faultOf(error)),
    );
    return () => {
      current = false;
    };
  }, [book, turn, ready]);

  // Captures are made in other tabs: coming back here shows them.
  useEffect(() => {
    const back = () => !page.hidden && setTurn((value) => value + 1);
    page.addEventListener('visibilitychange', back);
    return () => page.removeEventListener('visibilitychange', back);
  }, [page]);

  const { items, notes } = contents ?? {};
  const index = useMemo(
    () => (items && notes ? buildSearchIndex(items, notes, book.localOf) : null),
    [items, notes, book],
  );
  return {
    caseId: contents?.caseId ?? null,
    index,
    unread: contents?.items.filter(({ id }) => contents.damaged.includes(id)) ?? [],
    persons: contents?.persons ?? personsDocument.empty,
    lost: contents?.items.flatMap(({ ordinal, unread }) => (unread ? [ordinal] : [])) ?? [],
    personsLost: contents !== null && contents.persons === null,
    fault,
    empty,
    reload: () => setTurn((value) => value + 1),
    noted: (itemId, stated) =>
      setContents(
        (now) =>
          now && {
            ...now,
            notes: new Map(now.notes).set(itemId, stated),
            damaged: now.damaged.filter((id) => id !== itemId),
          },
      ),
    grouped: (persons) => setContents((now) => now && { ...now, persons }),
  };
}

async function readCase(book: Book, known: Contents | null, turn: number): Promise<Contents | null> {
  const head = await book.currentCase();
  if (head === null) return null;
  const { caseId, seq } = head;
  if (turn > 0 && known?.caseId === caseId && known.seq === seq) return known;
  const [items, { notes, damaged }, persons] = await Promise.all([
    book.items(caseId),
    book.notes(caseId),
    book.read(caseId, personsDocument).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'record-damaged') return null;
      throw error;
    }),
  ]);
  return { caseId, seq, items, notes, damaged, persons };
}
