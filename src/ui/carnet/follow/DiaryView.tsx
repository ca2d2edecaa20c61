import { diaryDocument } from '../../../domain/case/caseDocuments.ts';
import { Masked, Quotation } from '../../parts/Masked.tsx';
import { useRevealed } from '../../parts/revealed.ts';
import { dayName } from '../../times.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import { DateField, Form, ProseField } from '../forms.tsx';
import { useSheet } from '../useSheet.ts';
import { RemoveEntry } from './RemoveEntry.tsx';
import { SheetPage } from './SheetPage.tsx';

interface DiaryViewProps {
  readonly words: Words;
  readonly book: Book;
}

/** « Journal de bord »: the effect on one's life, day by day, in one's own words. Masked like the rest. */
export function DiaryView({ words, book }: DiaryViewProps) {
  const sheet = useSheet(book, null, diaryDocument);
  const { root, shown, toggle } = useRevealed<HTMLUListElement>();
  return (
    <SheetPage
      words={words}
      title={t(words, 'diary.title')}
      meaning={t(words, 'diary.meaning')}
      sheet={sheet}
    >
      {({ entries }) => (
        <>
          <Form
            words={words}
            draft={{ book, caseId: null, form: 'diary' }}
            submit={t(words, 'diary.add')}
            adds
            save={(typed) => {
              const date = typed.day('date') ?? book.localOf(book.now()).slice(0, 10);
              const entry = { id: book.newId(), at: book.now(), date, text: typed.text('text') };
              return sheet.change((before) => ({ ...before, entries: [...before.entries, entry] }));
            }}
          >
            <DateField
              label={t(words, 'diary.day')}
              name="date"
              value={book.localOf(book.now()).slice(0, 10)}
              required
            />
            <ProseField label={t(words, 'diary.text')} hint={t(words, 'diary.hint')} name="text" required />
          </Form>
          {entries.length === 0 && <p class="empty">{t(words, 'diary.empty')}</p>}
          <ul ref={root} class="rows" data-list="diary">
            {entries
              .toSorted((a, b) => (a.date < b.date ? 1 : -1))
              .map(({ id, date, text }) => {
                const day = dayName(words.lang, date);
                return (
                  <li key={id} class="row card">
                    <h2>{day}</h2>
                    <Masked
                      words={words}
                      kind="text"
                      shown={shown === id}
                      toggle={() => toggle(id)}
                      showLabel={t(words, 'detail.showField', { field: day })}
                      hideLabel={t(words, 'detail.hideField', { field: day })}
                      reveal={() => <Quotation text={text} />}
                    />
                    <RemoveEntry
                      words={words}
                      act={() =>
                        sheet.change((before) => ({
                          ...before,
                          entries: before.entries.filter((one) => one.id !== id),
                        }))
                      }
                    />
                  </li>
                );
              })}
          </ul>
        </>
      )}
    </SheetPage>
  );
}
