import { useState } from 'preact/hooks';
import { OPERATOR_ROLES, type OperatorDetails, operatorDocument } from '../../domain/case/caseDocuments.ts';
import { useWords } from '../../ui/context.ts';
import { Loading } from '../../ui/Loading.tsx';
import { t } from '../../ui/locales/index.ts';
import { DamagedDocument } from '../parts/DamagedDocument.tsx';
import { DateField, Form, SelectField, TextField } from '../parts/formFields.tsx';
import { useCaseDocument } from '../parts/useCaseDocument.ts';
import { WordLink } from '../parts/WordLink.tsx';

const AUTHORISATIONS = ['signed', 'oral', 'none'] as const;

/** Who captures, and for whom, with the legal limits that apply to a relative. */
export function OperatorForm() {
  const words = useWords();
  const caseDocument = useCaseDocument(null, operatorDocument);
  const [chosenRole, setChosenRole] = useState<string | null>(null);
  const { value: operator, fault } = caseDocument;
  if (fault) return <DamagedDocument document={caseDocument} />;
  if (operator === null) return <Loading />;
  const role = OPERATOR_ROLES.find((one) => one === (chosenRole ?? operator.role)) ?? null;
  const isForSomeoneElse = role !== null && role !== 'self';
  return (
    <section>
      <Form
        draft={{ caseId: null, form: 'operator' }}
        submit={t(words, 'steps.save')}
        save={(values) =>
          caseDocument.change((before) => ({
            ...before,
            role: values.choice('role', OPERATOR_ROLES),
            name: values.text('name'),
            forWhom: values.text('forWhom'),
            since: values.date('since'),
            authorisation: values.choice('authorisation', AUTHORISATIONS),
          }))
        }
      >
        <p class="note">{t(words, 'operator.sealed')}</p>
        <RoleField role={role} onChoose={setChosenRole} />
        {role === 'parent' && <p>{t(words, 'operator.withChild')}</p>}
        {role === 'relative' && <p>{t(words, 'operator.notWithout')}</p>}
        {role === 'professional' && <p>{t(words, 'operator.professional')}</p>}
        {isForSomeoneElse && (
          <>
            <TextField
              label={t(words, 'operator.forWhom')}
              hint={t(words, 'operator.forWhomHint')}
              name="forWhom"
              value={operator.forWhom}
            />
            <SelectField
              label={t(words, 'operator.authorisation')}
              name="authorisation"
              value={operator.authorisation ?? ''}
              emptyLabel={t(words, 'operator.notStated')}
              options={AUTHORISATIONS.map((one) => [one, t(words, `operator.authorisation.${one}`)])}
            />
            <p class="hint">{t(words, 'operator.complaint')}</p>
          </>
        )}
        <TextField
          label={t(words, 'operator.name')}
          hint={t(words, 'operator.nameHint')}
          name="name"
          value={operator.name}
        />
        <DateField label={t(words, 'operator.since')} name="since" value={operator.since ?? ''} />
      </Form>
      {operator.role !== null && operator.role !== 'self' && (
        <p>
          {operator.authorisationItem === null ? (
            <>
              {operator.role === 'relative' && `${t(words, 'attachments.form')} `}
              <WordLink word="attachments.attachSigned" class="lone" to="import/authorisation" action="attach" />
            </>
          ) : (
            <WordLink
              word="attachments.seeSigned"
              class="lone"
              to={`item/${operator.authorisationItem}`}
              data-document={operator.authorisationItem}
            />
          )}
        </p>
      )}
    </section>
  );
}

interface RoleFieldProps {
  readonly role: OperatorDetails['role'];
  readonly onChoose?: (role: string) => void;
}

export function RoleField({ role, ...props }: RoleFieldProps) {
  const words = useWords();
  return (
    <SelectField
      label={t(words, 'operator.role')}
      name="role"
      value={role ?? ''}
      emptyLabel={t(words, 'operator.notStated')}
      options={OPERATOR_ROLES.map((one) => [one, t(words, `operator.role.${one}`)])}
      {...props}
    />
  );
}
