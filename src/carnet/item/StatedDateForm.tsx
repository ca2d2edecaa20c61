import { useState } from 'preact/hooks';
import type { ImportedFile } from '../../domain/item/importedFiles.ts';
import type { ItemSummary } from '../../domain/item/itemIndex.ts';
import type { ItemNotes } from '../../domain/item/itemNotes.ts';
import { isSent } from '../../domain/item/kind.ts';
import {
  getStatedDate,
  isAfterCapture,
  listOfferedDates,
  parseStatedDate,
  type StatedDate,
} from '../../domain/item/statedDate.ts';
import { useWords } from '../../ui/context.ts';
import { formatShortTime } from '../../ui/formatTime.ts';
import { formatPosted } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { formatStatedDate } from '../parts/labels.tsx';

interface StatedDateFormProps {
  readonly item: Pick<ItemSummary, 'kind' | 'surface' | 'acquiredAt'>;
  readonly received: ImportedFile | undefined;
  /** The month or the year that the page gave of a capture: a date outside it is not counted. */
  readonly within: string | null;
  readonly notes: ItemNotes;
  readonly change: (update: (oldNotes: ItemNotes) => ItemNotes) => Promise<void>;
}

/** The date of a publication that no page said: taken from a file, typed, or withdrawn. Each stays in the history. */
export function StatedDateForm({ item, received, within, notes, change }: StatedDateFormProps) {
  const words = useWords();
  const { now } = useCarnetApi();
  const { fault, submit } = useSubmit();
  const last = getStatedDate(notes);
  const [typed, setTyped] = useState(last?.source === 'person' ? last.raw : '');
  const parsed = parseStatedDate(typed, now());
  const isOutside = within !== null && parsed?.iso?.startsWith(within) === false;
  const isAfter = parsed?.iso != null && isAfterCapture(parsed.iso, item.acquiredAt);
  const state = (stated: StatedDate) =>
    submit(() => change((oldNotes) => ({ ...oldNotes, posted: [...oldNotes.posted, stated] })));
  return (
    <details class="panel" data-stated-date>
      <summary>{t(words, isSent(item) ? 'statedDate.titleSent' : 'statedDate.title')}</summary>
      <p class="hint">{t(words, 'statedDate.meaning')}</p>
      {fault && <Alert fault={fault} />}
      {(received === undefined ? [] : listOfferedDates(received)).map((date) => (
        <p key={date.source}>
          {formatPosted(words, date.iso)} <span class="how">{t(words, `import.source.${date.source}`)}</span>{' '}
          <WordButton
            word="statedDate.take"
            class="quiet"
            action="take-date"
            data-source={date.source}
            onClick={() => state({ at: now(), ...date })}
          />
        </p>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed !== null) void state(parsed);
        }}
      >
        <p class="labelled">
          <label for="stated-date">{t(words, 'import.date')}</label>
          <span id="stated-date-hint" class="hint">
            {isOutside
              ? t(words, 'statedDate.outside', { when: formatPosted(words, within) })
              : t(words, isAfter ? 'statedDate.after' : parsed === null ? 'import.badDate' : 'import.dateHint')}
          </span>
          <input
            id="stated-date"
            name="stated-date"
            type="text"
            autocomplete="off"
            maxLength={100}
            value={typed}
            aria-invalid={parsed === null || isOutside || isAfter}
            aria-describedby="stated-date-hint"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </p>
        <button type="submit" disabled={parsed === null || isOutside || isAfter || (parsed.iso === null && !last?.iso)}>
          {t(words, parsed?.iso === null && last?.iso ? 'statedDate.withdraw' : 'statedDate.save')}
        </button>
      </form>
      {notes.posted.length > 0 && (
        <>
          <h2>{t(words, 'statedDate.history')}</h2>
          <ul data-date-history>
            {notes.posted.toReversed().map((stated) => (
              <li key={stated.at}>
                {formatStatedDate(words, item, stated)}{' '}
                <span class="how">{t(words, 'statedDate.on', { when: formatShortTime(words.lang, stated.at) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
