import { useRef, useState } from 'preact/hooks';
import { VISIBILITIES } from '../../domain/capture/extraction.ts';
import { CATEGORIES, type ItemNotes, MARKS, NO_NOTES, SERIOUSNESS } from '../../domain/item/itemNotes.ts';
import { ConfirmPanel } from '../../ui/ConfirmPanel.tsx';
import { useWords } from '../../ui/context.ts';
import { formatShortTime } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, type UiError } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { type FormValues, readFormValues, SelectField, TextAreaField, TextField } from '../parts/formFields.tsx';
import { listAlwaysWritten } from '../parts/labels.tsx';
import { StepForm } from '../parts/StepForm.tsx';
import { compareSteps, StepRow } from '../parts/StepRow.tsx';
import { useAutosave } from '../parts/useDraft.tsx';
import { WordLink } from '../parts/WordLink.tsx';

interface NotesFormProps {
  readonly notes: ItemNotes;
  /** The reader found the visibility on the page, so the person is not asked for it. */
  readonly hasReadVisibility: boolean;
  /** Otherwise nobody is in its image. */
  readonly mayHaveImage: boolean;
  readonly change: (update: (oldNotes: ItemNotes) => ItemNotes) => Promise<void>;
}

interface NotesPanelProps extends Omit<NotesFormProps, 'notes'> {
  readonly caseId: string;
  readonly itemId: string;
  /** Null until they are read. */
  readonly notes: ItemNotes | null;
  readonly fault: UiError | null;
  readonly replaceDamaged: (notes: ItemNotes) => Promise<void>;
}

/** The person's statements about the item, each dated, apart from what was observed: two closed rows. */
export function NotesPanel({ caseId, itemId, notes, fault, change, replaceDamaged, ...props }: NotesPanelProps) {
  const words = useWords();
  return (
    <>
      {fault && <Alert fault={fault} />}
      {fault?.code === 'record-damaged' && <ReplaceDamagedNotes write={replaceDamaged} />}
      {notes && (
        <>
          <details class="panel notes">
            <summary>{t(words, 'notes.title')}</summary>
            <NotesForm notes={notes} change={change} {...props} />
          </details>
          <details class="panel" data-section="steps">
            <summary>{t(words, 'steps.newOfItem')}</summary>
            <OnlineChecks checks={notes.online} />
            {notes.reports.length > 0 && (
              <ul class="rows" data-list="steps">
                {notes.reports.toSorted(compareSteps).map((step) => (
                  <li key={step.id} class="row card">
                    <StepRow
                      step={step}
                      draft={{ caseId, form: `${itemId}/step/${step.id}` }}
                      attachPath={`import/step/${step.id}/${itemId}`}
                      captures={null}
                      change={(update) => change((oldNotes) => ({ ...oldNotes, reports: update(oldNotes.reports) }))}
                    />
                  </li>
                ))}
              </ul>
            )}
            <StepForm
              draft={{ caseId, form: `${itemId}/step` }}
              add={(step) => change((oldNotes) => ({ ...oldNotes, reports: [...oldNotes.reports, step] }))}
            />
          </details>
        </>
      )}
    </>
  );
}

/** Saves itself after a pause, and before the page is left or locked. */
function NotesForm({ notes, hasReadVisibility, mayHaveImage, change }: NotesFormProps) {
  const words = useWords();
  const { now } = useCarnetApi();
  const form = useRef<HTMLFormElement>(null);
  // What is typed is newer than what a save returns, which would move a choice back.
  const [initial] = useState(notes);
  // What was said before can be taken back.
  const asksMinor = mayHaveImage || initial.minor?.value === true;
  const autosave = useAutosave((values: FormValues) =>
    change((oldNotes) => mergeFormValues(oldNotes, values, now(), { hasReadVisibility, asksMinor })),
  );
  /** What becomes of a field, where it is ticked: the accused reads the dossier. */
  const sayWritten = (field: 'categories' | 'seriousness') =>
    t(words, 'notes.written', {
      list: listAlwaysWritten(words, [field]),
      fold: t(words, 'exportForm.expert'),
      place: t(words, 'exportForm.subject.contents'),
    });
  return (
    <form
      ref={form}
      class="form"
      onInput={() => form.current && autosave.schedule(readFormValues(new FormData(form.current)))}
      onFocusOut={() => void autosave.flush()}
      onSubmit={(event) => event.preventDefault()}
    >
      <p class="hint">{t(words, 'notes.meaning')}</p>
      <fieldset class="fieldset pills" aria-describedby="categories-written">
        <legend>{t(words, 'filters.category')}</legend>
        <p id="categories-written" class="hint">
          {sayWritten('categories')}
        </p>
        {CATEGORIES.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              name="category"
              value={one}
              defaultChecked={initial.categories?.value.includes(one) === true}
            />
            {t(words, `category.${one}`)}
          </label>
        ))}
      </fieldset>
      {asksMinor && (
        <fieldset class="fieldset">
          <legend>{t(words, 'notes.image')}</legend>
          <MinorCheckbox ticked={initial.minor?.value === true} />
        </fieldset>
      )}
      <SelectField
        label={t(words, 'notes.seriousness')}
        hint={sayWritten('seriousness')}
        name="seriousness"
        value={String(initial.seriousness?.value ?? '')}
        emptyLabel={t(words, 'notes.notStated')}
        options={SERIOUSNESS.map((one) => [String(one), t(words, `seriousness.${one}`)])}
      />
      <SelectField
        label={t(words, 'notes.mark')}
        hint={t(words, 'notes.markHint')}
        name="mark"
        value={initial.mark?.value ?? ''}
        emptyLabel={t(words, 'notes.markOfAccount')}
        options={MARKS.map((one) => [one, t(words, `mark.${one}`)])}
      />
      {!hasReadVisibility && (
        <SelectField
          label={t(words, 'notes.visibility')}
          hint={t(words, 'notes.visibilityHint')}
          name="visibility"
          value={initial.visibility?.value ?? ''}
          emptyLabel={t(words, 'notes.notStated')}
          options={VISIBILITIES.map((one) => [one, t(words, `visibility.${one}`)])}
        />
      )}
      <TextAreaField
        label={t(words, 'notes.note')}
        hint={t(words, 'notes.noteHint')}
        name="note"
        value={initial.note?.value ?? ''}
      />
      <TextAreaField
        label={t(words, 'notes.translation')}
        hint={t(words, 'notes.translationHint')}
        name="translation"
        value={initial.translation?.text ?? ''}
      />
      <TextField label={t(words, 'notes.from')} name="from" value={initial.translation?.from ?? ''} />
      <TextField label={t(words, 'notes.by')} name="by" value={initial.translation?.by ?? ''} />
      {autosave.fault && (
        <Alert fault={autosave.fault}>
          <p>{t(words, 'exportForm.unsaved')}</p>
        </Alert>
      )}
      <p role="status" class="hint">
        {autosave.state === 'kept' && t(words, 'form.saved')}
      </p>
    </form>
  );
}

/** A statement that did not change keeps its date. */
function mergeFormValues(
  oldNotes: ItemNotes,
  values: FormValues,
  at: string,
  { hasReadVisibility, asksMinor }: { readonly hasReadVisibility: boolean; readonly asksMinor: boolean },
): ItemNotes {
  const keepDateIfUnchanged = <T,>(previous: { readonly value: T; readonly at: string } | null, value: T | null) => {
    if (value === null) return null;
    return previous !== null && JSON.stringify(previous.value) === JSON.stringify(value) ? previous : { value, at };
  };
  const checkedOrNull = (name: string) => (values.isChecked(name) ? true : null);
  const categories = values.choices('category', CATEGORIES);
  const [text, from, by] = [values.text('translation'), values.text('from'), values.text('by')];
  const previousTranslation = oldNotes.translation;
  const isTranslationUnchanged =
    previousTranslation !== null &&
    previousTranslation.text === text &&
    previousTranslation.from === from &&
    previousTranslation.by === by;
  const seriousness = SERIOUSNESS.find((one) => String(one) === values.text('seriousness')) ?? null;
  return {
    ...oldNotes,
    categories: keepDateIfUnchanged(oldNotes.categories, categories.length === 0 ? null : categories),
    seriousness: keepDateIfUnchanged(oldNotes.seriousness, seriousness),
    mark: keepDateIfUnchanged(oldNotes.mark, values.choice('mark', MARKS)),
    visibility: hasReadVisibility
      ? oldNotes.visibility
      : keepDateIfUnchanged(oldNotes.visibility, values.choice('visibility', VISIBILITIES)),
    minor: asksMinor ? keepDateIfUnchanged(oldNotes.minor, checkedOrNull('minor')) : oldNotes.minor,
    translation: isTranslationUnchanged ? previousTranslation : text === '' ? null : { at, text, from, by },
    note: keepDateIfUnchanged(oldNotes.note, values.text('note') || null),
  };
}

/** The results of the person's online checks, newest first. */
function OnlineChecks({ checks }: { readonly checks: ItemNotes['online'] }) {
  const words = useWords();
  if (checks.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'online.title')}</h2>
      <ul class="next">
        {checks.toReversed().map(({ at, result, item }) => (
          <li key={at}>
            {t(words, 'notes.onlineResult', {
              when: formatShortTime(words.lang, at),
              result: t(words, `online.${result}`),
            })}
            {item !== null && (
              <>
                {' · '}
                <WordLink word="online.captured" to={`item/${item}`} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/**
 * Replaces notes that cannot be read by empty ones. What they marked is lost, so the image counts as intimate until the
 * person states otherwise.
 */
function ReplaceDamagedNotes({ write }: { readonly write: NotesPanelProps['replaceDamaged'] }) {
  const words = useWords();
  const { now } = useCarnetApi();
  return (
    <ConfirmPanel
      action="new-notes"
      startLabel={t(words, 'notes.replace')}
      title={t(words, 'notes.replaceTitle')}
      cancelLabel={t(words, 'notes.replaceCancel')}
      confirmLabel={t(words, 'notes.replace')}
      act={() => write({ ...NO_NOTES, intimate: { value: true, at: now() } })}
    >
      <p>{t(words, 'notes.replaceMeaning')}</p>
    </ConfirmPanel>
  );
}

/** When ticked, shows the question about images of minors and what to do. */
export function MinorCheckbox({ ticked }: { readonly ticked: boolean }) {
  const words = useWords();
  const [minor, setMinor] = useState(ticked);
  return (
    <>
      <label>
        <input
          type="checkbox"
          name="minor"
          defaultChecked={ticked}
          onChange={(event) => setMinor(event.currentTarget.checked)}
        />
        {t(words, 'notes.minor')}
      </label>
      {minor && (
        <p class="note" role="status" data-minor>
          {t(words, 'images.question')} {t(words, 'images.ifMinor')}{' '}
          <WordLink word="images.what" class="lone" to="prohibited-image" />
        </p>
      )}
    </>
  );
}
