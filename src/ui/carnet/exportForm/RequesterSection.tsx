import type { OperatorDetails, Requester } from '../../../domain/case/caseDocuments.ts';
import { actsForSomeoneElse, REQUESTER_ROLES } from '../../../domain/export/dossierOptions.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { DamagedDocument } from '../../shared/DamagedDocument.tsx';
import type { OpenDocument } from '../useCaseDocument.ts';
import { AutosaveField } from './AutosaveField.tsx';
import { RadioGroup, type SectionProps } from './choiceFields.tsx';

interface RequesterSectionProps extends SectionProps {
  readonly requester: OpenDocument<Requester>;
  readonly operator: OpenDocument<OperatorDetails>;
}

export function RequesterSection({ requester, operator, choices, change }: RequesterSectionProps) {
  const words = useWords();
  const operatorDetails = operator.value;
  const { value: requesterDetails, change: changeRequester } = requester;
  const field = (name: 'name' | 'contact' | 'address', lines: number) => (
    <AutosaveField
      label={t(words, `exportForm.${name}`)}
      name={name}
      value={requesterDetails?.[name] ?? ''}
      lines={lines}
      save={(text) => changeRequester((before: Requester) => ({ ...before, [name]: text }))}
    />
  );
  return (
    <>
      <p class="hint">{t(words, 'exportForm.requesterMeaning')}</p>
      <RadioGroup
        legend={t(words, 'exportForm.role')}
        name="role"
        value={choices.role}
        options={[
          [null, t(words, 'exportForm.role.none')],
          ...REQUESTER_ROLES.map((one) => [one, t(words, `exportForm.role.${one}`)] as const),
        ]}
        choose={(role) =>
          void change((before) => ({
            ...before,
            role,
            // Copied from the operator document; it shows in its field, where the person can clear it.
            concerned: before.concerned || (actsForSomeoneElse(role) && operatorDetails?.forWhom) || '',
          }))
        }
      />
      {operatorDetails !== null && operatorDetails.role !== null && (
        <p class="note" data-sealed-role>
          {t(words, 'exportForm.role.sealed')}
        </p>
      )}
      {actsForSomeoneElse(choices.role) && (
        <AutosaveField
          label={t(words, 'exportForm.concerned')}
          name="concerned"
          value={choices.concerned}
          save={(concerned) => change((before) => ({ ...before, concerned }))}
        />
      )}
      {requester.fault && (
        <DamagedDocument fault={requester.fault} part="requester" replaceDamaged={() => requester.replaceDamaged()} />
      )}
      {requesterDetails && (
        <>
          {field('name', 1)}
          {choices.role === null && requesterDetails.name !== '' && (
            <p class="note" data-role-missing>
              {t(words, 'exportForm.roleMissing')}
            </p>
          )}
          {field('contact', 1)}
          {field('address', 1)}
          <p class="hint">{t(words, 'exportForm.remember')}</p>
        </>
      )}
    </>
  );
}
