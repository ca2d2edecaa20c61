import { deliveriesDocument } from '../../../domain/case/caseDocuments.ts';
import { Unreadable } from '../../parts/Unreadable.tsx';
import { dayName, shortTime } from '../../times.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import { DateField, Form, LineField } from '../forms.tsx';
import { useSheet } from '../useSheet.ts';

interface HandoversProps {
  readonly words: Words;
  readonly book: Book;
}

/** Dossiers written, and to whom each went: private, and in no dossier. */
export function Handovers({ words, book }: HandoversProps) {
  const { value, fault, change, renew } = useSheet(book, null, deliveriesDocument);
  if (fault) return <Unreadable words={words} fault={fault} renew={() => renew()} />;
  if (value === null || value.handovers.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'handovers.title')}</h2>
      <p class="hint">{t(words, 'handovers.meaning')}</p>
      <ul class="rows" data-list="handovers">
        {value.handovers.toReversed().map(({ id, at, fileName, manifest, forWhom, date }) => (
          <li key={id} class="row card">
            <h3>{t(words, 'handovers.made', { when: shortTime(words.lang, at) })}</h3>
            <p class="file-name">{fileName}</p>
            <p class="file-name">{t(words, 'handovers.digest', { digest: manifest })}</p>
            {forWhom !== '' && (
              <p>
                {t(words, 'handovers.given', { forWhom })}
                {date !== null && ` (${dayName(words.lang, date)})`}
              </p>
            )}
            <details>
              <summary>{t(words, 'handovers.say')}</summary>
              <Form
                words={words}
                draft={{ book, caseId: null, form: `handover/${id}` }}
                submit={t(words, 'steps.save')}
                save={(typed) => {
                  const said = { forWhom: typed.text('forWhom'), date: typed.day('given') };
                  return change((before) => ({
                    ...before,
                    handovers: before.handovers.map((one) => (one.id === id ? { ...one, ...said } : one)),
                  }));
                }}
              >
                <LineField label={t(words, 'handovers.forWhom')} name="forWhom" value={forWhom} />
                <DateField label={t(words, 'steps.date')} name="given" value={date ?? ''} />
              </Form>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
