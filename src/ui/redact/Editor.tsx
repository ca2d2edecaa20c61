import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Rect } from '../../domain/capture/observation.ts';
import { centredRect } from '../../domain/images/redaction.ts';
import type { ItemNotes } from '../../domain/item/notes.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import type { Book } from '../carnet/book.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Masked } from '../parts/Masked.tsx';
import { useRevealed } from '../parts/revealed.ts';
import { t, type Words } from '../words/index.ts';
import { PartsList } from './PartsList.tsx';
import { placeOf, Stage } from './Stage.tsx';
import { useParts } from './useParts.ts';

interface EditorProps {
  readonly words: Words;
  readonly book: Book;
  readonly detail: ItemDetail;
  readonly file: string;
  readonly noted: (itemId: string, notes: ItemNotes) => void;
}

export function Editor({ words, book, detail, file, noted }: EditorProps) {
  const { fiche, summary } = detail;
  const { parts, intimate, state, fault, put } = useParts(book, fiche.caseId, fiche.id, file, noted);
  const revealed = useRevealed<HTMLDivElement>();
  const shown = revealed.shown === 'image';
  const { picture, gone, fault: unread } = usePicture(book, fiche.id, file, shown);
  const [finger, setFinger] = useState(false);
  const [said, setSaid] = useState('');
  /** Which rectangle takes the keyboard's focus once drawn; 0: the button that adds one. */
  const next = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (next.current === null) return;
    const wanted = next.current === 0 ? '[data-action="add-part"]' : `[data-part="${next.current}"]`;
    const drawn = revealed.root.current?.querySelector<HTMLElement>(wanted);
    // What an earlier drawing left to do may come first: then it is not there yet.
    if (!drawn) return;
    next.current = null;
    drawn.focus();
  });

  if (parts === null) return fault && <Alert words={words} fault={fault} />;
  const add = (rect: Rect) => {
    put([...parts, { at: book.now(), file, way: 'mask', ...rect }]);
    setSaid(placeOf(words, rect, parts.length));
    next.current = parts.length + 1;
  };
  const place = (index: number, rect: Rect) => {
    put(parts.map((one, other) => (other === index ? { ...one, ...rect, at: book.now() } : one)));
    setSaid(placeOf(words, rect, index));
  };
  const remove = (index: number) => {
    put(parts.toSpliced(index, 1));
    setSaid(t(words, 'redact.removed'));
    next.current = Math.min(index + 1, parts.length - 1);
  };
  const alt = t(words, 'redact.image', { ordinal: summary.ordinal });
  return (
    <div ref={revealed.root}>
      <p class="hint">{t(words, 'redact.mouse')}</p>
      <p class="hint">{t(words, 'redact.keys')}</p>
      <Masked
        words={words}
        kind="image"
        shown={shown}
        toggle={() => revealed.toggle('image')}
        showLabel={t(words, 'detail.showImage')}
        hideLabel={t(words, 'detail.hideImage')}
        sure={intimate ? t(words, 'reveal.intimate') : undefined}
        reveal={() =>
          picture && (
            <Stage
              {...{ words, alt, parts, finger, place, remove }}
              image={picture.shown}
              size={picture.size}
              draw={add}
            />
          )
        }
      />
      {picture && (
        <p class="hint">
          <a href={`#item/${fiche.id}`} data-action="to-remove-image">
            {t(words, 'images.remove')}
          </a>
        </p>
      )}
      {gone && <p class="note">{t(words, 'redact.unseen')}</p>}
      {unread && <Alert words={words} fault={unread} />}
      {picture && (
        <div class="choices">
          <button type="button" data-action="add-part" onClick={() => add(centredRect(picture.size))}>
            {t(words, 'redact.add')}
          </button>
          <button
            type="button"
            data-action="finger"
            aria-pressed={finger}
            onClick={() => setFinger((now) => !now)}
          >
            {t(words, 'redact.finger')}
          </button>
        </div>
      )}
      <p role="status" data-redact-state={state}>
        {said} {state === 'kept' && t(words, 'redact.kept')}{' '}
        {state === 'failed' && t(words, 'redact.notKept')}
      </p>
      {fault && <Alert words={words} fault={fault} />}
      <PartsList
        words={words}
        parts={parts}
        change={(index, way) =>
          put(parts.map((one, other) => (other === index ? { ...one, way, at: book.now() } : one)))
        }
        remove={remove}
      />
    </div>
  );
}

interface OpenPicture {
  readonly picture: Awaited<ReturnType<Book['picture']>>;
  readonly gone: boolean;
  readonly fault: Fault | null;
}

const NONE: OpenPicture = { picture: null, gone: false, fault: null };

/** Read when it is revealed, and let go when it is masked again. */
function usePicture(book: Book, itemId: string, file: string, shown: boolean): OpenPicture {
  const [open, setOpen] = useState<OpenPicture>(NONE);
  useEffect(() => {
    let current = true;
    setOpen(NONE);
    if (shown) {
      book.picture(itemId, file).then(
        (picture) => current && setOpen({ picture, gone: picture === null, fault: null }),
        (error: unknown) => current && setOpen({ ...NONE, fault: faultOf(error) }),
      );
    }
    return () => {
      current = false;
    };
  }, [book, itemId, file, shown]);
  return open;
}
