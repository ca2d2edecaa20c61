import type { SeenAccount } from '../../../domain/item/seenAccounts.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { Form, TextAreaField, TextField } from '../forms.tsx';
import type { DraftTarget } from '../useDraft.ts';
import { formatAccountTitle } from './accountTitle.ts';

interface GroupFormProps {
  readonly accounts: readonly SeenAccount[];
  readonly draft: DraftTarget;
  readonly save: (values: { readonly name: string; readonly reason: string }) => Promise<void>;
}

/** « Je pense que c'est la même personne, parce que … »: the reason is required. */
export function GroupForm({ accounts, draft, save }: GroupFormProps) {
  const words = useWords();
  return (
    <Form
      draft={draft}
      title={t(words, 'group.title')}
      submit={t(words, 'group.save')}
      save={(fields) => save({ name: fields.text('name'), reason: fields.text('reason') })}
    >
      <p>
        <bdi>{accounts.map((one) => formatAccountTitle(words, one)).join(', ')}</bdi>
      </p>
      <p class="hint">{t(words, 'group.private')}</p>
      <TextAreaField label={t(words, 'group.reason')} name="reason" required />
      <TextField label={t(words, 'group.name')} hint={t(words, 'group.nameHint')} name="name" required />
    </Form>
  );
}
