import { useContext, useEffect } from 'preact/hooks';
import { countExhibits, type ExhibitNumber, exhibitOf } from '../../domain/export/exhibitNumber.ts';
import type { ExportSelection } from '../../domain/export/exportChoices.ts';
import type { StaysOut } from '../../domain/export/exportedDossier.ts';
import type { SearchIndex } from '../../domain/item/search.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useTask } from '../../ui/useTask.tsx';
import type { EarlierDossiers } from '../../workflow/case/caseJournal.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { Checkbox, type SectionProps } from '../parts/formFields.tsx';
import { PendingWritesContext } from '../parts/pendingWrites.ts';

interface ComplementChoiceProps {
  readonly selection: ExportSelection;
  readonly staysOut: StaysOut;
  readonly data: SectionProps & {
    readonly earlier: EarlierDossiers | null;
    readonly attachments: ReadonlyMap<string, unknown>;
    readonly index: SearchIndex;
  };
}

/** « Seulement ce qui est nouveau », for a recipient of an earlier dossier; one sentence when nothing is. */
export function ComplementChoice({ selection, staysOut, data }: ComplementChoiceProps) {
  const words = useWords();
  const { toLocalTime } = useCarnetApi();
  const { choices, change, earlier, attachments, index } = data;
  if (earlier === null) return null;
  const { forWhom } = earlier;
  const day = formatDay(words.lang, toLocalTime(earlier.at).slice(0, 10));
  const hasMore = selection.included.some(({ item }) => !staysOut.items.includes(item.id));
  // As the page counts them: no document of the person, and nothing that was erased since.
  const givenCount = index.items.filter(
    ({ item }) => earlier.items.has(item.id) && !item.withdrawn && !attachments.has(item.id),
  ).length;
  const isEmpty = choices.onlyNew && selection.included.length === 0 && !selection.choosable?.length;
  return (
    <>
      <Checkbox
        name="onlyNew"
        label={
          <span>
            {t(words, forWhom === '' ? 'exportForm.onlyNew' : 'exportForm.onlyNewGiven', { day, forWhom })}
            {/* Why it is offered, before the tick too: « 1 capture sur 12 » alone looks like a loss. */}
            {givenCount > 0 && (
              <span class="hint" data-already-given={givenCount}>
                {t(words, forWhom === '' ? 'exportForm.alreadyMade' : 'exportForm.alreadyGiven', { n: givenCount })}
              </span>
            )}
            {choices.onlyNew && (
              <span class="hint">
                {t(words, 'exportForm.onlyNewMeaning')}
                {forWhom === '' && ` ${t(words, 'exportForm.onlyNewUnsure')}`}
              </span>
            )}
          </span>
        }
        checked={choices.onlyNew}
        onChange={(onlyNew) => void change((before) => ({ ...before, onlyNew }))}
      />
      {isEmpty && (
        <p role="status" data-nothing-new>
          {t(words, 'exportForm.nothingNew', { day })}
        </p>
      )}
      {choices.onlyNew && hasMore && <ComplementNumbers {...{ choices, staysOut }} />}
    </>
  );
}

/** How many exhibits a complement would have, the first and the last: an avocat waits for the numbers that follow. */
function ComplementNumbers({
  choices,
  staysOut,
}: Pick<SectionProps, 'choices'> & Pick<ComplementChoiceProps, 'staysOut'>) {
  const words = useWords();
  const { loadExports } = useCarnetApi();
  const pendingWrites = useContext(PendingWritesContext);
  const { result, fault, run, reset } = useTask<readonly ExhibitNumber[]>();
  useEffect(() => {
    void run(async () => {
      await pendingWrites.flush();
      return (await loadExports()).listNextExhibits(staysOut);
    });
    return reset;
  }, [choices, staysOut, loadExports, pendingWrites, run, reset]);
  const [first, last] = [result?.at(0), result?.at(-1)];
  if (fault) return <Alert fault={fault} />;
  return (
    <p role="status" data-next-exhibits={first === undefined ? '' : countExhibits(result ?? [])}>
      {first === undefined || last === undefined
        ? t(words, 'exportForm.complementWorking')
        : t(words, 'exportForm.complementHolds', {
            n: countExhibits(result ?? []),
            first: String(exhibitOf(first)),
            last: String(exhibitOf(last)),
          })}
    </p>
  );
}
