import type { SeenAccount } from '../../../domain/item/accounts.ts';
import { t, type Words } from '../../words/index.ts';
import { Form, LineField, ProseField } from '../forms.tsx';
import type { DraftPlace } from '../useDraft.ts';
import { accountTitle } from './names.ts';

interface GroupFormProps {
  readonly words: Words;
  readonly accounts: readonly SeenAccount[];
  readonly draft: DraftPlace;
  readonly save: (said: { readonly name: string; readonly reason: string }) => Promise<void>;
}

/** « Je pense que c'est la même personne, parce que … »: a statement, with its reason or not at all. */
export function GroupForm({ words, accounts, draft, save }: GroupFormProps) {
  return (
    <Form
      words={words}
      draft={draft}
      title={t(words, 'group.title')}
      submit={t(words, 'group.save')}
      save={(fields) => save({ name: fields.text('name'), reason: fields.text('reason') })}
    >
      <p>
        <bdi>{accounts.map((one) => accountTitle(words, one)).join(', ')}</bdi>
      </p>
      <p class="hint">{t(words, 'group.private')}</p>
      <ProseField label={t(words, 'group.reason')} name="reason" required />
      <LineField label={t(words, 'group.name')} hint={t(words, 'group.nameHint')} name="name" required />
    </Form>
  );
}
