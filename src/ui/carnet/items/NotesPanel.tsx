import { useMemo } from 'preact/hooks';
import { VISIBILITIES } from '../../../domain/capture/extraction.ts';
import { CATEGORIES, type ItemNotes, notesDocument, SERIOUSNESS } from '../../../domain/item/notes.ts';
import { MinorTick } from '../../images/MinorTick.tsx';
import { Alert } from '../../parts/Alert.tsx';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import { StepForm } from '../follow/StepForm.tsx';
import { StepsList } from '../follow/StepsList.tsx';
import { Form, LineField, ProseField, SelectField, type Typed } from '../forms.tsx';
import { useSheet } from '../useSheet.ts';
import { NewNotes } from './NewNotes.tsx';
import { OnlineLines } from './OnlineLines.tsx';

interface NotesPanelProps {
  readonly words: Words;
  readonly book: Book;
  readonly caseId: string;
  readonly itemId: string;
  /** What was read of it by the page itself; null: the person may say. */
  readonly visibilityRead: boolean;
  readonly noted: (itemId: string, notes: ItemNotes) => void;
}

/** What the person states of the item: beside what was observed, never mixed with it, each statement dated. */
export function NotesPanel({ words, book, caseId, itemId, visibilityRead, noted }: NotesPanelProps) {
  const sheet = useSheet(
    book,
    caseId,
    useMemo(() => notesDocument(itemId), [itemId]),
  );
  const { value: notes, fault } = sheet;
  const change = (work: (before: ItemNotes) => ItemNotes) =>
    sheet.change((before) => {
      const after = work(before);
      noted(itemId, after);
      return after;
    });
  return (
    <section class="notes" aria-busy={notes === null && fault === null}>
      <h2>{t(words, 'notes.title')}</h2>
      <p class="hint">{t(words, 'notes.meaning')}</p>
      {fault && <Alert words={words} fault={fault} />}
      {fault?.code === 'record-damaged' && (
        <NewNotes
          words={words}
          now={book.now}
          write={async (fresh) => {
            noted(itemId, await sheet.renew(fresh));
          }}
        />
      )}
      {notes && (
        <>
          <Form
            words={words}
            draft={{ book, caseId, form: `${itemId}/notes` }}
            submit={t(words, 'notes.save')}
            save={(typed) => change((before) => said(before, typed, book.now(), visibilityRead))}
          >
            <fieldset class="fieldset">
              <legend>{t(words, 'narrow.category')}</legend>
              {CATEGORIES.map((one) => (
                <label key={one}>
                  <input
                    type="checkbox"
                    name="category"
                    value={one}
                    defaultChecked={notes.categories?.value.includes(one) === true}
                  />
                  {t(words, `category.${one}`)}
                </label>
              ))}
            </fieldset>
            <SelectField
              label={t(words, 'notes.seriousness')}
              hint={t(words, 'notes.seriousnessHint')}
              name="seriousness"
              value={String(notes.seriousness?.value ?? '')}
              any={t(words, 'notes.unsaid')}
              options={SERIOUSNESS.map((one) => [String(one), t(words, `seriousness.${one}`)])}
            />
            {!visibilityRead && (
              <SelectField
                label={t(words, 'notes.visibility')}
                hint={t(words, 'notes.visibilityHint')}
                name="visibility"
                value={notes.visibility?.value ?? ''}
                any={t(words, 'notes.unsaid')}
                options={VISIBILITIES.map((one) => [one, t(words, `visibility.${one}`)])}
              />
            )}
            <fieldset class="fieldset">
              <legend>{t(words, 'notes.image')}</legend>
              <MinorTick words={words} ticked={notes.minor?.value === true} />
            </fieldset>
            <ProseField
              label={t(words, 'notes.translation')}
              hint={t(words, 'notes.translationHint')}
              name="translation"
              value={notes.translation?.text ?? ''}
            />
            <LineField label={t(words, 'notes.from')} name="from" value={notes.translation?.from ?? ''} />
            <LineField label={t(words, 'notes.by')} name="by" value={notes.translation?.by ?? ''} />
            <ProseField
              label={t(words, 'notes.note')}
              hint={t(words, 'notes.noteHint')}
              name="note"
              value={notes.note?.value ?? ''}
            />
          </Form>
          <OnlineLines words={words} checks={notes.online} />
          <h2>{t(words, 'steps.title')}</h2>
          <StepsList
            words={words}
            steps={notes.reports}
            draftOf={(id) => ({ book, caseId, form: `${itemId}/step/${id}` })}
            attachAt={(id) => `#import/step/${id}/${itemId}`}
            change={(work) => change((before) => ({ ...before, reports: work(before.reports) }))}
          />
          <details>
            <summary>{t(words, 'steps.newOfItem')}</summary>
            <StepForm
              words={words}
              book={book}
              title={t(words, 'steps.newOfItem')}
              draft={{ book, caseId, form: `${itemId}/step` }}
              add={(step) => change((before) => ({ ...before, reports: [...before.reports, step] }))}
            />
          </details>
        </>
      )}
    </section>
  );
}

/** What did not change keeps the date it was said at. */
function said(before: ItemNotes, typed: Typed, at: string, visibilityRead: boolean): ItemNotes {
  const dated = <T,>(was: { readonly value: T; readonly at: string } | null, value: T | null) => {
    if (value === null) return null;
    return was !== null && JSON.stringify(was.value) === JSON.stringify(value) ? was : { value, at };
  };
  const ticked = (name: string) => (typed.ticked(name) ? true : null);
  const categories = typed.choices('category', CATEGORIES);
  const [text, from, by] = [typed.text('translation'), typed.text('from'), typed.text('by')];
  const old = before.translation;
  const kept = old !== null && old.text === text && old.from === from && old.by === by;
  const seriousness = SERIOUSNESS.find((one) => String(one) === typed.text('seriousness')) ?? null;
  return {
    ...before,
    categories: dated(before.categories, categories.length === 0 ? null : categories),
    seriousness: dated(before.seriousness, seriousness),
    visibility: visibilityRead
      ? before.visibility
      : dated(before.visibility, typed.choice('visibility', VISIBILITIES)),
    minor: dated(before.minor, ticked('minor')),
    translation: kept ? old : text === '' ? null : { at, text, from, by },
    note: dated(before.note, typed.text('note') || null),
  };
}
