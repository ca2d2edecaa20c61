import { type Sender, senderKey } from '../../domain/item/alikeSenders.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
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
        <select
          id="archive-own"
          value={chosen}
          aria-describedby="archive-own-hint"
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{t(words, 'archive.ownChoose')}</option>
          {senders.map((one) => (
            <option key={senderKey(one)} value={senderKey(one)}>
              {format(one)}
            </option>
          ))}
          <option value="unknown">{t(words, 'archive.ownUnknown')}</option>
        </select>
      </p>
    </fieldset>
  );
}
