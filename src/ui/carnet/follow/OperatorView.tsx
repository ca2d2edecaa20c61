import { useState } from 'preact/hooks';
import { OPERATOR_ROLES, operatorDocument } from '../../../domain/case/caseDocuments.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import { DateField, Form, LineField, SelectField } from '../forms.tsx';
import { useSheet } from '../useSheet.ts';
import { SheetPage } from './SheetPage.tsx';

interface OperatorViewProps {
  readonly words: Words;
  readonly book: Book;
}

const AUTHORISATIONS = ['signed', 'oral', 'none'] as const;

/** Who captures, and for whom. What a relative may not do is said here, where it matters. */
export function OperatorView({ words, book }: OperatorViewProps) {
  const sheet = useSheet(book, null, operatorDocument);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <SheetPage
      words={words}
      title={t(words, 'operator.title')}
      meaning={t(words, 'operator.meaning')}
      sheet={sheet}
    >
      {(said) => {
        const role = OPERATOR_ROLES.find((one) => one === (chosen ?? said.role)) ?? null;
        const forSomebody = role !== null && role !== 'self';
        return (
          <>
            <Form
              words={words}
              draft={{ book, caseId: null, form: 'operator' }}
              submit={t(words, 'operator.save')}
              save={(typed) =>
                sheet.change((before) => ({
                  ...before,
                  role: typed.choice('role', OPERATOR_ROLES),
                  name: typed.text('name'),
                  forWhom: typed.text('forWhom'),
                  since: typed.day('since'),
                  authorisation: typed.choice('authorisation', AUTHORISATIONS),
                }))
              }
            >
              <p class="note">{t(words, 'operator.sealed')}</p>
              <SelectField
                label={t(words, 'operator.role')}
                name="role"
                value={role ?? ''}
                any={t(words, 'operator.unsaid')}
                options={OPERATOR_ROLES.map((one) => [one, t(words, `operator.role.${one}`)])}
                choose={setChosen}
              />
              {role === 'parent' && <p>{t(words, 'operator.withChild')}</p>}
              {role === 'relative' && <p>{t(words, 'operator.notWithout')}</p>}
              {role === 'professional' && <p>{t(words, 'operator.professional')}</p>}
              {forSomebody && (
                <>
                  <LineField label={t(words, 'operator.forWhom')} name="forWhom" value={said.forWhom} />
                  <SelectField
                    label={t(words, 'operator.authorisation')}
                    name="authorisation"
                    value={said.authorisation ?? ''}
                    any={t(words, 'operator.unsaid')}
                    options={AUTHORISATIONS.map((one) => [one, t(words, `operator.authorisation.${one}`)])}
                  />
                  <p class="hint">{t(words, 'operator.complaint')}</p>
                </>
              )}
              <LineField
                label={t(words, 'operator.name')}
                hint={t(words, 'operator.nameHint')}
                name="name"
                value={said.name}
              />
              <DateField label={t(words, 'operator.since')} name="since" value={said.since ?? ''} />
            </Form>
            {said.role !== null && said.role !== 'self' && (
              <p>
                {said.authorisationItem === null ? (
                  <>
                    {said.role === 'relative' && `${t(words, 'documents.form')} `}
                    <a href="#import/authorisation" data-action="attach">
                      {t(words, 'documents.attachSigned')}
                    </a>
                  </>
                ) : (
                  <a href={`#item/${said.authorisationItem}`} data-document={said.authorisationItem}>
                    {t(words, 'documents.seeSigned')}
                  </a>
                )}
              </p>
            )}
          </>
        );
      }}
    </SheetPage>
  );
}
