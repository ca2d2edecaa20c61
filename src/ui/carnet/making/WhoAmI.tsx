import type { Requester } from '../../../domain/caseSheets.ts';
import { t } from '../../words/index.ts';
import type { OpenSheet } from '../useSheet.ts';
import { Radios } from './fields.tsx';
import { KeptText } from './KeptText.tsx';
import type { ChoosingProps } from './WhoFor.tsx';

const ROLES = ['self', 'parent', 'relative', 'professional'] as const;

interface WhoAmIProps extends ChoosingProps {
  readonly requester: OpenSheet<Requester>;
}

export function WhoAmI({ words, requester, choices, change }: WhoAmIProps) {
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
        choose={(role) => void change((before) => ({ ...before, role }))}
      />
      {choices.role !== null && choices.role !== 'self' && (
        <KeptText
          words={words}
          label={t(words, 'making.concerned')}
          name="concerned"
          value={choices.concerned}
          keep={(concerned) => change((before) => ({ ...before, concerned }))}
        />
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
