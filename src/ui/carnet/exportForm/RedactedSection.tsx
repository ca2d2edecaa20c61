import { includesOriginals, selectExportItems, withLeftOut } from '../../../domain/export/exportChoices.ts';
import type { SearchIndex } from '../../../domain/item/search.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import type { CaseIndex } from '../useCaseIndex.ts';
import { Checkbox, type SectionProps } from './choiceFields.tsx';

interface RedactedSectionProps extends SectionProps {
  readonly caseIndex: CaseIndex;
  readonly index: SearchIndex;
  readonly attachments: ReadonlyMap<string, unknown>;
}

/** Shown when items have redactions: states what a redacted copy does not change, and lets each item be left out. */
export function RedactedSection({ caseIndex, index, attachments, choices, change }: RedactedSectionProps) {
  const words = useWords();
  const { redacted } = selectExportItems(index, caseIndex.persons, choices, attachments, []);
  if (redacted.length === 0) return null;
  const included = redacted.filter(({ item }) => !choices.leftOut.includes(item.id));
  const setLeftOut = (id: string, isLeftOut: boolean) => void change((before) => withLeftOut(before, [id], isLeftOut));
  return (
    <>
      <h3>{t(words, 'exportForm.redacted')}</h3>
      {included.length > 0 && !includesOriginals(choices) && (
        <p>
          {t(words, 'exportForm.redactedCopies', { n: included.length })} {t(words, 'exportForm.redactedNamed')}
        </p>
      )}
      {choices.purpose !== 'school' && (
        <Checkbox
          name="originals"
          label={t(words, 'exportForm.originals')}
          checked={choices.originals}
          onChange={(originals) => void change((before) => ({ ...before, originals }))}
        />
      )}
      {includesOriginals(choices) && (
        <p class="note" data-originals>
          {t(words, 'exportForm.originalsShow')}
        </p>
      )}
      <p class="note">{t(words, 'exportForm.redactedStill')}</p>
      <div class="choices">
        {redacted.map(({ item: { id, ordinal } }) => {
          const isLeftOut = choices.leftOut.includes(id);
          return (
            <button
              key={id}
              type="button"
              data-action={isLeftOut ? 'put-back' : 'leave-out'}
              data-item={id}
              onClick={() => setLeftOut(id, !isLeftOut)}
            >
              {t(words, isLeftOut ? 'exportForm.putBack' : 'exportForm.leaveOut', { ordinal })}
            </button>
          );
        })}
      </div>
    </>
  );
}
