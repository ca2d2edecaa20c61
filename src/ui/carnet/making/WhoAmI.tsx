import { type Requester, requesterSheet } from '../../../domain/caseSheets.ts';
import { t } from '../../words/index.ts';
import type { Book } from '../book.ts';
import { useSheet } from '../useSheet.ts';
import { Radios } from './fields.tsx';
import { KeptText } from './KeptText.tsx';
import type { ChoosingProps } from './WhoFor.tsx';

const ROLES = ['self', 'parent', 'relative', 'professional'] as const;

export function WhoAmI({ words, book, choices, change }: ChoosingProps & { readonly book: Book }) {
  const { value: said, change: say } = useSheet(book, null, requesterSheet);
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
