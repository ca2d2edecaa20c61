import type { OperatorDetails, Requester } from '../../../domain/case/caseDocuments.ts';
import { Unreadable } from '../../parts/Unreadable.tsx';
import { t } from '../../words/index.ts';
import type { OpenSheet } from '../useSheet.ts';
import { Radios } from './fields.tsx';
import { KeptText } from './KeptText.tsx';
import type { ChoosingProps } from './WhoFor.tsx';

const ROLES = ['self', 'parent', 'relative', 'professional'] as const;

const isForSomebody = (role: ChoosingProps['choices']['role']): boolean => role !== null && role !== 'self';

interface WhoAmIProps extends ChoosingProps {
  readonly requester: OpenSheet<Requester>;
  readonly operator: OpenSheet<OperatorDetails>;
}

export function WhoAmI({ words, requester, operator, choices, change }: WhoAmIProps) {
  const known = operator.value;
  const { value: said, change: say } = requester;
  const field = (name: 'name' | 'contact' | 'address', lines: number) => (
    <KeptText
      words={words}
      label={t(words, `making.${name}`)}
      name={name}
      value={said?.[name] ?? ''}
      lines={lines}
      keep={(text) => say((before: Requester) => ({ ...before, [name]: text }))}
    />
  );
  return (
    <>
      <h2>{t(words, 'making.whoAmI')}</h2>
      <p class="hint">{t(words, 'making.whoAmIMeaning')}</p>
      <Radios
        legend={t(words, 'making.role')}
        name="role"
        value={choices.role}
        options={[
          [null, t(words, 'making.role.none')],
          ...ROLES.map((one) => [one, t(words, `making.role.${one}`)] as const),
        ]}
        choose={(role) =>
          void change((before) => ({
            ...before,
            role,
            // Shown in its field, where it can be emptied.
            concerned: before.concerned || (isForSomebody(role) && known?.forWhom) || '',
          }))
        }
      />
      {known !== null && known.role !== null && (
        <p class="note" data-sealed-role>
          {t(words, 'making.role.sealed')}
        </p>
      )}
      {isForSomebody(choices.role) && (
        <KeptText
          words={words}
          label={t(words, 'making.concerned')}
          name="concerned"
          value={choices.concerned}
          keep={(concerned) => change((before) => ({ ...before, concerned }))}
        />
      )}
      {requester.fault && (
        <Unreadable words={words} fault={requester.fault} part="requester" renew={() => requester.renew()} />
      )}
      {said && (
        <>
          {field('name', 1)}
          {field('contact', 1)}
          {field('address', 1)}
          <p class="hint">{t(words, 'making.remember')}</p>
        </>
      )}
    </>
  );
}
