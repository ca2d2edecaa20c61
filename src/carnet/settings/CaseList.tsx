import { caseNameDocument, OPERATOR_ROLES, operatorDocument } from '../../domain/case/caseDocuments.ts';
import { ConfirmButton } from '../../ui/ConfirmPanel.tsx';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatShortTime } from '../../ui/formatTime.ts';
import { formatCaseName, t } from '../../ui/locales/index.ts';
import { Alert, useLoad, useSubmit } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { type FieldFaults, Form, type FormValues, TextField } from '../parts/formFields.tsx';
import { formatStoredCount } from '../parts/labels.tsx';
import { useCaseDocument } from '../parts/useCaseDocument.ts';
import { useListChanges } from '../parts/useCaseIndex.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { pathOfWrong, type WrongCapture } from '../route.ts';
import { RoleField } from './OperatorForm.tsx';

interface CaseListProps {
  readonly onRename: () => void;
  /** What the carnet is chosen for: the list then says what is left to do. */
  readonly wrong: WrongCapture | undefined;
}

/** The cases stored on this computer. Captures go to the current one. */
export function CaseList({ onRename, wrong }: CaseListProps) {
  const words = useWords();
  const { reopen } = useCarnetProps();
  const { cases: casesApi, documents } = useCarnetApi();
  const { result: cases, fault: loadFault, reload } = useLoad(() => casesApi.list(), [casesApi, useListChanges()]);
  const { value: operator } = useCaseDocument(null, operatorDocument);
  // The person harassed is asked again: the next carnet may be somebody else's, and her name is hers.
  const helper = operator?.role === 'self' ? null : operator;
  const { fault: selectFault, submit } = useSubmit();
  const fault = loadFault ?? selectFault;
  const rename = async (work: Promise<void>): Promise<void> => {
    await work;
    onRename();
    await reload();
  };
  const runAndReopen = async (work: Promise<void>, path: string): Promise<void> => {
    await work;
    reopen(path);
  };
  const select = (caseId: string): Promise<void> => {
    const isOther = wrong !== undefined && wrong.caseId !== caseId;
    return runAndReopen(casesApi.select(caseId), isOther ? pathOfWrong('items', wrong) : 'items');
  };
  const openCase = (caseId: string) => submit(() => select(caseId));
  const titleOf = (name: string, position: number) => formatCaseName(words, { name, place: position + 1 });
  /** Two carnets of one title could not be told apart. */
  const checkTitle =
    (at: number) =>
    ({ text }: FormValues): FieldFaults => {
      const title = titleOf(text('name'), at);
      const isTaken = cases?.some(({ name }, position) => position !== at && titleOf(name, position).trim() === title);
      return isTaken ? { name: t(words, 'cases.sameName') } : {};
    };
  return (
    <section aria-busy={cases === null && fault === null}>
      <p class="hint">{t(words, 'cases.meaning')}</p>
      <WordLink word="receivedDossiers.title" class="lone" to="received" />
      {fault && <Alert fault={fault} />}
      {cases?.length === 0 && <EmptyState>{t(words, 'cases.empty')}</EmptyState>}
      <ul class="rows" data-list="cases">
        {cases?.map((one, position) => (
          <li key={one.caseId} class="row card" data-case={one.caseId} aria-current={one.current || undefined}>
            <h2 id={`case-${one.caseId}`}>{titleOf(one.name, position)}</h2>
            <p>
              {t(words, 'cases.opened', { when: formatShortTime(words.lang, one.openedAt) })}{' '}
              {formatStoredCount(words, one)}.
            </p>
            <p>
              {one.current && <strong>{t(words, 'cases.current')}</strong>}
              {one.closedAt !== null && t(words, 'cases.closed', { when: formatShortTime(words.lang, one.closedAt) })}
            </p>
            {/* The same buttons stand under each carnet. */}
            <fieldset class="choices" aria-labelledby={`case-${one.caseId}`}>
              {!one.current && (
                <button type="button" data-action="choose-case" onClick={() => openCase(one.caseId)}>
                  {t(words, one.closedAt === null ? 'cases.choose' : 'cases.reopen')}
                </button>
              )}
              {one.items > 0 && (
                // Captures go on to their own carnet: this page alone shows the other one.
                <button type="button" data-action="hand-over" onClick={() => reopen('before-export', one.caseId)}>
                  {t(words, 'export.title')}
                </button>
              )}
              <WordLink word="erase.title" class="button" action="erase-carnet" to={`erase/${one.caseId}`} />
              {one.closedAt === null && (
                <ConfirmButton
                  label={t(words, 'cases.close')}
                  confirmLabel={t(words, 'cases.closeSure')}
                  act={() => runAndReopen(casesApi.close(one.caseId), 'cases')}
                />
              )}
            </fieldset>
            <details>
              <summary>{t(words, 'cases.rename')}</summary>
              <Form
                draft={{ caseId: one.caseId, form: 'name' }}
                submit={t(words, 'change.do')}
                check={checkTitle(position)}
                // `replace` does not read the document, so it also repairs a damaged name.
                save={(values) =>
                  rename(
                    documents.replace(one.caseId, caseNameDocument, {
                      ...caseNameDocument.empty,
                      name: values.text('name'),
                    }),
                  )
                }
              >
                <TextField
                  label={t(words, 'cases.newName', { name: titleOf(one.name, position) })}
                  name="name"
                  value={one.name}
                />
              </Form>
            </details>
          </li>
        ))}
      </ul>
      <Form
        // A draft would be stored with a carnet that it is not of, and go into its copies.
        draft={null}
        title={t(words, 'cases.new')}
        submit={t(words, 'cases.add')}
        clearsOnSave
        check={checkTitle(cases?.length ?? 0)}
        save={(values) => {
          const role = values.choice('role', OPERATOR_ROLES);
          const name = role === null || role === 'self' ? '' : (helper?.name ?? '');
          const added = casesApi.add(values.text('name'), { role, name });
          return runAndReopen(added, wrong === undefined ? 'cases' : pathOfWrong('items', wrong));
        }}
      >
        <TextField label={t(words, 'cases.name')} hint={t(words, 'cases.nameHint')} name="name" required />
        {helper && helper.role !== null && <RoleField role={helper.role} />}
      </Form>
    </section>
  );
}
