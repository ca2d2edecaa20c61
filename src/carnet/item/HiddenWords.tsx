import { useMemo } from 'preact/hooks';
import { hiddenDocument, isSearchable, withWord } from '../../domain/item/hiddenWords.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { Form, TextField } from '../parts/formFields.tsx';
import { useCaseDocument } from '../parts/useCaseDocument.ts';

/** « Chercher un mot ou un numéro partout », in the case. The words are stored as the notes are, never in a dossier. */
export function HiddenWords({ caseId, onChange }: { readonly caseId: string; readonly onChange: () => void }) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { value, fault, change } = useCaseDocument(caseId, hiddenDocument);
  const { fault: removeFault, submit } = useSubmit();
  const draft = useMemo(() => ({ caseId, form: 'hidden' }), [caseId]);
  const problem = fault ?? removeFault;
  if (problem) return <Alert fault={problem} />;
  if (value === null) return null;
  const add = async (text: string) => {
    if (!isSearchable(text)) throw new Refusal('word-too-short');
    await change((before) => withWord(before, text, carnetApi.now()));
    onChange();
  };
  const remove = (text: string) =>
    void submit(async () => {
      await change((before) => ({ ...before, words: before.words.filter((one) => one.text !== text) }));
      onChange();
    });
  return (
    <section data-hidden-words={value.words.length}>
      <h2>{t(words, 'hidden.words')}</h2>
      <Form
        draft={draft}
        submit={t(words, 'hidden.addWord')}
        save={(values) => add(values.text('word').trim())}
        clearsOnSave
      >
        <TextField label={t(words, 'hidden.word')} name="word" hint={t(words, 'hidden.wordHint')} required />
      </Form>
      <ul>
        {value.words.map(({ text }) => (
          <li key={text}>
            <bdi>{text}</bdi>{' '}
            <WordButton
              word="redact.remove"
              class="quiet"
              action="remove-word"
              aria-label={t(words, 'hidden.removeWord', { word: text })}
              onClick={() => remove(text)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
