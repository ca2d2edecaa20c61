import type { Narrative, OperatorDetails, Requester } from '../../domain/case/caseDocuments.ts';
import { actsForSomeoneElse, REQUESTER_ROLES } from '../../domain/export/dossierOptions.ts';
import { resolveChosenParts } from '../../domain/export/exportChoices.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { DamagedDocument } from '../parts/DamagedDocument.tsx';
import { Checkbox, RadioGroup, type SectionProps } from '../parts/formFields.tsx';
import type { OpenDocument } from '../parts/useCaseDocument.ts';
import { AutosaveField } from '../parts/useDraft.tsx';

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
        legend={t(words, 'operator.role')}
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
      <DamagedDocument document={requester} part="requester" />
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
          <Checkbox
            name="address-included"
            label={t(words, 'exportForm.part.address')}
            checked={resolveChosenParts(choices).has('address')}
            onChange={(address) => void change((before) => ({ ...before, parts: { ...before.parts, address } }))}
          />
          <p class="hint">{t(words, 'exportForm.remember')}</p>
        </>
      )}
    </>
  );
}

interface FactsSectionProps extends SectionProps {
  readonly narrative: OpenDocument<Narrative>;
}

export function FactsSection({ narrative, choices, change }: FactsSectionProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { value: narrativeValue, change: changeNarrative } = narrative;
  return (
    <>
      <RadioGroup
        legend={t(words, 'exportForm.danger')}
        name="danger"
        value={choices.danger}
        options={[
          [null, t(words, 'exportForm.danger.none')],
          ['yes', t(words, 'exportForm.danger.yes')],
          ['no', t(words, 'exportForm.danger.no')],
        ]}
        choose={(danger) => void change((before) => ({ ...before, danger }))}
      />
      {choices.danger === 'yes' && (
        <>
          <p class="note">{t(words, 'exportForm.dangerYes')}</p>
          <OwnWordsField name="dangerWhy" {...{ choices, change }} />
        </>
      )}
      <DamagedDocument document={narrative} part="account" />
      {narrativeValue && (
        <AutosaveField
          label={t(words, 'exportForm.narrative')}
          hint={t(words, 'exportForm.narrativeHint')}
          name="account"
          value={narrativeValue.text}
          lines={8}
          save={(text) => changeNarrative((before) => ({ ...before, text, changedAt: carnetApi.now() }))}
        />
      )}
      <OwnWordsField name="asked" {...{ choices, change }} />
    </>
  );
}

/** A few lines in the person's own words, kept with the choices of the recipient. */
function OwnWordsField({ name, choices, change }: SectionProps & { readonly name: 'asked' | 'dangerWhy' }) {
  const words = useWords();
  return (
    <AutosaveField
      label={t(words, `exportForm.${name}`)}
      hint={t(words, `exportForm.${name}Hint`)}
      name={name}
      value={choices[name]}
      lines={3}
      save={(text) => change((before) => ({ ...before, [name]: text }))}
    />
  );
}
