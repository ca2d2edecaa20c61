import { diaryDocument } from '../../../domain/case/caseDocuments.ts';
import { formatDay } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { Masked, Quotation } from '../../shared/Masked.tsx';
import { useReveal } from '../../shared/useReveal.ts';
import type { CarnetApi } from '../carnetApi.ts';
import { DateField, Form, TextAreaField } from '../forms.tsx';
import { useCaseDocument } from '../useCaseDocument.ts';
import { DocumentPage } from './DocumentPage.tsx';
import { RemoveEntry } from './RemoveEntry.tsx';

interface DiaryViewProps {
  readonly carnetApi: CarnetApi;
}

/** « Journal de bord »: the effects on the person's life, day by day, in their words. Entries are masked. */
export function DiaryView({ carnetApi }: DiaryViewProps) {
  const words = useWords();
  const caseDocument = useCaseDocument(carnetApi, null, diaryDocument);
  const { root, shown, toggle } = useReveal<HTMLUListElement>();
  return (
    <DocumentPage title={t(words, 'diary.title')} meaning={t(words, 'diary.meaning')} caseDocument={caseDocument}>
      {({ entries }) => (
        <>
          <Form
            draft={{ carnetApi, caseId: null, form: 'diary' }}
            submit={t(words, 'diary.add')}
            clearsOnSave
            save={(values) => {
              const date = values.date('date') ?? carnetApi.toLocalTime(carnetApi.now()).slice(0, 10);
              const entry = { id: carnetApi.newId(), at: carnetApi.now(), date, text: values.text('text') };
              return caseDocument.change((before) => ({ ...before, entries: [...before.entries, entry] }));
            }}
          >
            <DateField
              label={t(words, 'diary.day')}
              name="date"
              value={carnetApi.toLocalTime(carnetApi.now()).slice(0, 10)}
              required
            />
            <TextAreaField label={t(words, 'diary.text')} hint={t(words, 'diary.hint')} name="text" required />
          </Form>
          {entries.length === 0 && <p class="empty">{t(words, 'diary.empty')}</p>}
          <ul ref={root} class="rows" data-list="diary">
            {entries
              .toSorted((a, b) => (a.date < b.date ? 1 : -1))
              .map(({ id, date, text }) => {
                const day = formatDay(words.lang, date);
                return (
                  <li key={id} class="row card">
                    <h2>{day}</h2>
                    <Masked
                      kind="text"
                      shown={shown === id}
                      toggle={() => toggle(id)}
                      showLabel={t(words, 'detail.showField', { field: day })}
                      hideLabel={t(words, 'detail.hideField', { field: day })}
                      reveal={() => <Quotation text={text} />}
                    />
                    <RemoveEntry
                      act={() =>
                        caseDocument.change((before) => ({
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
    </DocumentPage>
  );
}
