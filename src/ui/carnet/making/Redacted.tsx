import { includesOriginals, selectExportItems } from '../../../domain/export/exportChoices.ts';
import type { SearchIndex } from '../../../domain/item/search.ts';
import { t } from '../../words/index.ts';
import type { OpenCase } from '../openCase.ts';
import { Tick } from './fields.tsx';
import type { ChoosingProps } from './WhoFor.tsx';

interface RedactedProps extends ChoosingProps {
  readonly opened: OpenCase;
  readonly index: SearchIndex;
  readonly documents: ReadonlyMap<string, unknown>;
}

/** Only where something is hidden: what the copies do not change is said, and each item can be left out. */
export function Redacted({ words, opened, index, documents, choices, change }: RedactedProps) {
  const { redacted } = selectExportItems(index, opened.persons, choices, documents, []);
  if (redacted.length === 0) return null;
  const shown = redacted.filter(({ item }) => !choices.leftOut.includes(item.id));
  const leave = (id: string, out: boolean) =>
    void change((before) => ({
      ...before,
      leftOut: [...before.leftOut.filter((one) => one !== id), ...(out ? [id] : [])],
    }));
  return (
    <>
      <h2>{t(words, 'making.redacted')}</h2>
      {shown.length > 0 && !includesOriginals(choices) && (
        <p>
          {t(words, 'making.redactedCopies', { n: shown.length })} {t(words, 'making.redactedNamed')}
        </p>
      )}
      {choices.purpose !== 'school' && (
        <Tick
          name="originals"
          label={t(words, 'making.originals')}
          checked={choices.originals}
          tick={(originals) => void change((before) => ({ ...before, originals }))}
        />
      )}
      {includesOriginals(choices) && (
        <p class="note" data-originals>
          {t(words, 'making.originalsShow')}
        </p>
      )}
      <p class="note">{t(words, 'making.redactedStill')}</p>
      <div class="choices">
        {redacted.map(({ item: { id, ordinal } }) => {
          const out = choices.leftOut.includes(id);
          return (
            <button
              key={id}
              type="button"
              data-action={out ? 'put-back' : 'leave-out'}
              data-item={id}
              onClick={() => leave(id, !out)}
            >
              {t(words, out ? 'making.putBack' : 'making.leaveOut', { ordinal })}
            </button>
          );
        })}
      </div>
    </>
  );
}
