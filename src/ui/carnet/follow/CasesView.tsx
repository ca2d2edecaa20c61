import { useCallback, useEffect, useState } from 'preact/hooks';
import { caseNameDocument } from '../../../domain/case/caseDocuments.ts';
import { type Fault, faultOf } from '../../faults.ts';
import { Alert } from '../../parts/Alert.tsx';
import { Heading } from '../../parts/Heading.tsx';
import { shortTime } from '../../times.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book, NamedCase } from '../book.ts';
import { Form, LineField } from '../forms.tsx';
import { SureButton } from '../SureButton.tsx';

interface CasesViewProps {
  readonly words: Words;
  readonly book: Book;
  /** Another case is current, or the current one has another name. */
  readonly changed: () => void;
}

/** The cases of this computer; captures go to the current one. */
export function CasesView({ words, book, changed }: CasesViewProps) {
  const [cases, setCases] = useState<readonly NamedCase[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const read = useCallback(
    () => book.cases().then(setCases, (error: unknown) => setFault(faultOf(error))),
    [book],
  );
  useEffect(() => void read(), [read]);
  const then = async (work: Promise<void>): Promise<void> => {
    await work;
    changed();
    await read();
  };
  const choose = (caseId: string) =>
    then(book.selectCase(caseId)).catch((error: unknown) => setFault(faultOf(error)));
  const current = cases?.find((one) => one.current);
  return (
    <section aria-busy={cases === null && fault === null}>
      <p>
        <a class="back" href="#more">
          {t(words, 'more.title')}
        </a>
      </p>
      <Heading>{t(words, 'cases.title')}</Heading>
      <p class="hint">{t(words, 'cases.meaning')}</p>
      {fault && <Alert words={words} fault={fault} />}
      {cases?.length === 0 && <p class="empty">{t(words, 'cases.empty')}</p>}
      <ul class="rows" data-list="cases">
        {cases?.map((one, place) => (
          <li
            key={one.caseId}
            class="row card"
            data-case={one.caseId}
            aria-current={one.current || undefined}
          >
            <h2>{one.name || t(words, 'cases.unnamed', { place: place + 1 })}</h2>
            <p>
              {t(words, 'cases.opened', { when: shortTime(words.lang, one.openedAt) })}{' '}
              {t(words, 'cases.items', { n: one.items })}
            </p>
            <p>
              {one.current && <strong>{t(words, 'cases.current')}</strong>}
              {one.closedAt !== null &&
                t(words, 'cases.closed', { when: shortTime(words.lang, one.closedAt) })}
            </p>
            <div class="choices">
              {!one.current && (
                <button type="button" data-action="choose-case" onClick={() => choose(one.caseId)}>
                  {t(words, one.closedAt === null ? 'cases.choose' : 'cases.reopen')}
                </button>
              )}
              {one.closedAt === null && (
                <SureButton
                  words={words}
                  label={t(words, 'cases.close')}
                  sure={t(words, 'cases.closeSure')}
                  act={() => then(book.closeCase(one.caseId))}
                />
              )}
            </div>
            <details>
              <summary>{t(words, 'cases.rename')}</summary>
              <Form
                words={words}
                draft={{ book, caseId: one.caseId, form: 'name' }}
                submit={t(words, 'cases.renameDo')}
                // Whole, unread: the name is all there is, and a damaged one is replaced so.
                save={(typed) =>
                  then(
                    book.keep(one.caseId, caseNameDocument, {
                      ...caseNameDocument.empty,
                      name: typed.text('name'),
                    }),
                  )
                }
              >
                <LineField label={t(words, 'cases.name')} name="name" value={one.name} />
              </Form>
            </details>
          </li>
        ))}
      </ul>
      <Form
        words={words}
        draft={current === undefined ? null : { book, caseId: current.caseId, form: 'case' }}
        title={t(words, 'cases.new')}
        submit={t(words, 'cases.add')}
        adds
        save={(typed) => then(book.addCase(typed.text('name')))}
      >
        <LineField label={t(words, 'cases.name')} hint={t(words, 'cases.nameHint')} name="name" required />
      </Form>
    </section>
  );
}
