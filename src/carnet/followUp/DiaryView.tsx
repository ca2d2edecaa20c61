import { diaryDocument, witnessesDocument } from '../../domain/case/caseDocuments.ts';
import { RemoveEntry } from '../../ui/ConfirmPanel.tsx';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { Masked, Quotation, useReveal } from '../../ui/Masked.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { DocumentPage } from '../DamagedDocument.tsx';
import { DateField, Form, TextAreaField, TextField } from '../formFields.tsx';
import { useCaseDocument } from '../useCaseDocument.ts';

/** « Journal de bord »: the effects on the person's life, day by day, in their words. Entries are masked. */
export function DiaryView() {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const caseDocument = useCaseDocument(null, diaryDocument);
  const { root, shown, toggle } = useReveal<HTMLUListElement>();
  return (
    <DocumentPage title={t(words, 'diary.title')} meaning={t(words, 'diary.meaning')} caseDocument={caseDocument}>
      {({ entries }) => (
        <>
          <Form
            draft={{ caseId: null, form: 'diary' }}
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
          {entries.length === 0 && <EmptyState>{t(words, 'diary.empty')}</EmptyState>}
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

/** The witnesses and how to reach them. Their testimony is for them to write. */
export function WitnessesView() {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const caseDocument = useCaseDocument(null, witnessesDocument);
  return (
    <DocumentPage
      title={t(words, 'witnesses.title')}
      meaning={t(words, 'witnesses.meaning')}
      caseDocument={caseDocument}
    >
      {({ witnesses }) => (
        <>
          {witnesses.length === 0 && <EmptyState>{t(words, 'witnesses.empty')}</EmptyState>}
          <ul class="rows" data-list="witnesses">
            {witnesses.map(({ id, name, contact, saw }) => (
              <li key={id} class="row card">
                <h2>{name}</h2>
                {contact !== '' && <p>{contact}</p>}
                {saw !== '' && <p class="quotation">{saw}</p>}
                <RemoveEntry
                  act={() =>
                    caseDocument.change((before) => ({
                      ...before,
                      witnesses: before.witnesses.filter((witness) => witness.id !== id),
                    }))
                  }
                />
              </li>
            ))}
          </ul>
          <Form
            draft={{ caseId: null, form: 'witnesses' }}
            title={t(words, 'witnesses.new')}
            submit={t(words, 'witnesses.add')}
            clearsOnSave
            save={(formValues) => {
              const values = {
                name: formValues.text('name'),
                contact: formValues.text('contact'),
                saw: formValues.text('saw'),
              };
              const witness = { id: carnetApi.newId(), at: carnetApi.now(), ...values, items: [] };
              return caseDocument.change((before) => ({
                ...before,
                witnesses: [...before.witnesses, witness],
              }));
            }}
          >
            <TextField label={t(words, 'witnesses.name')} name="name" required />
            <TextField label={t(words, 'witnesses.contact')} name="contact" />
            <TextAreaField label={t(words, 'witnesses.saw')} hint={t(words, 'witnesses.sawHint')} name="saw" />
          </Form>
        </>
      )}
    </DocumentPage>
  );
}
