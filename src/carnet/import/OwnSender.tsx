import { type Sender, senderKey } from '../../domain/item/alikeSenders.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Select } from '../parts/formFields.tsx';
import type { OwnAnswer } from './messageChoice.ts';

interface OwnSenderProps {
  readonly senders: readonly Sender[];
  readonly format: (sender: Sender) => string;
  readonly answer: OwnAnswer | null;
  readonly change: (answer: OwnAnswer | null) => void;
}

/** Asks who the person is among the senders. Nothing is guessed: what the archive says of its holder is proposed. */
export function OwnSender({ senders, format, answer, change }: OwnSenderProps) {
  const words = useWords();
  const chosen = typeof answer === 'string' ? answer : answer === null ? '' : senderKey(answer);
  const choose = (value: string) =>
    change(value === 'unknown' ? value : (senders.find((one) => senderKey(one) === value) ?? null));
  return (
    <fieldset class="panel">
      <legend>{t(words, 'archive.ownQuestion')}</legend>
      <p id="archive-own-hint" class="hint">
        {t(words, 'archive.ownMeaning')}
      </p>
      <p class="labelled">
        <label for="archive-own">{t(words, 'archive.ownAnswer')}</label>
        <Select
          id="archive-own"
          value={chosen}
          aria-describedby="archive-own-hint"
          emptyLabel={t(words, 'archive.ownChoose')}
          options={[
            ...senders.map((one) => [senderKey(one), format(one)] as const),
            ['unknown', t(words, 'archive.ownUnknown')],
          ]}
          onChoose={choose}
        />
      </p>
    </fieldset>
  );
}
