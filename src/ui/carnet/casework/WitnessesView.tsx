import { witnessesDocument } from '../../../domain/case/caseDocuments.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import type { CarnetApi } from '../carnetApi.ts';
import { Form, TextAreaField, TextField } from '../forms.tsx';
import { useCaseDocument } from '../useCaseDocument.ts';
import { DocumentPage } from './DocumentPage.tsx';
import { RemoveEntry } from './RemoveEntry.tsx';

interface WitnessesViewProps {
  readonly carnetApi: CarnetApi;
}

/** The witnesses and how to reach them. Their testimony is for them to write. */
export function WitnessesView({ carnetApi }: WitnessesViewProps) {
  const words = useWords();
  const caseDocument = useCaseDocument(carnetApi, null, witnessesDocument);
  return (
    <DocumentPage
      title={t(words, 'witnesses.title')}
      meaning={t(words, 'witnesses.meaning')}
      caseDocument={caseDocument}
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
            draft={{ carnetApi, caseId: null, form: 'witnesses' }}
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
