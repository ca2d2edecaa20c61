import { witnessesDocument } from '../../../domain/case/caseDocuments.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import { Form, LineField, ProseField } from '../forms.tsx';
import { useSheet } from '../useSheet.ts';
import { RemoveEntry } from './RemoveEntry.tsx';
import { SheetPage } from './SheetPage.tsx';

interface WitnessesViewProps {
  readonly words: Words;
  readonly book: Book;
}

/** Who saw it, and how to reach them. What they saw is theirs to write. */
export function WitnessesView({ words, book }: WitnessesViewProps) {
  const sheet = useSheet(book, null, witnessesDocument);
  return (
    <SheetPage
      words={words}
      title={t(words, 'witnesses.title')}
      meaning={t(words, 'witnesses.meaning')}
      sheet={sheet}
    >
      {({ witnesses }) => (
        <>
          {witnesses.length === 0 && <p class="empty">{t(words, 'witnesses.empty')}</p>}
          <ul class="rows" data-list="witnesses">
            {witnesses.map(({ id, name, contact, saw }) => (
              <li key={id} class="row card">
                <h2>{name}</h2>
                {contact !== '' && <p>{contact}</p>}
                {saw !== '' && <p class="quotation">{saw}</p>}
                <RemoveEntry
                  words={words}
                  act={() =>
                    sheet.change((before) => ({
                      ...before,
                      witnesses: before.witnesses.filter((one) => one.id !== id),
                    }))
                  }
                />
              </li>
            ))}
          </ul>
          <Form
            words={words}
            draft={{ book, caseId: null, form: 'witnesses' }}
            title={t(words, 'witnesses.new')}
            submit={t(words, 'witnesses.add')}
            adds
            save={(typed) => {
              const said = {
                name: typed.text('name'),
                contact: typed.text('contact'),
                saw: typed.text('saw'),
              };
              const one = { id: book.newId(), at: book.now(), ...said, items: [] };
              return sheet.change((before) => ({ ...before, witnesses: [...before.witnesses, one] }));
            }}
          >
            <LineField label={t(words, 'witnesses.name')} name="name" required />
            <LineField label={t(words, 'witnesses.contact')} name="contact" />
            <ProseField label={t(words, 'witnesses.saw')} hint={t(words, 'witnesses.sawHint')} name="saw" />
          </Form>
        </>
      )}
    </SheetPage>
  );
}
