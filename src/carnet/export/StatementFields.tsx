import { createContext } from 'preact';
import { useContext, useId, useState } from 'preact/hooks';
import type { DossierStatement } from '../../domain/export/exportedDossier.ts';
import { carryCorrections, fitStatement, formLength, type StatementEdits } from '../../domain/export/statementText.ts';
import { textInLanguage } from '../../domain/shared/languages.ts';
import type { Portal, PortalField } from '../../law/portals.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { useCopy } from '../parts/CopyButton.tsx';
import { Select } from '../parts/formFields.tsx';

/** Lengths offered where the form's own is unknown. */
const LENGTHS = [1000, 1500, 2000] as const;
const DEFAULT_LENGTH = 1500;

/** Corrections to the texts, in memory only: dropped when the store locks or the page closes. */
export const StatementEditsContext = createContext<StatementEdits>(new Map());

interface StatementFieldsProps {
  readonly portal: Portal;
  readonly statement: DossierStatement;
}

/** The texts of a recipient's form, each to correct and to copy into its field. */
export function StatementFields({ portal, statement }: StatementFieldsProps) {
  const words = useWords();
  return (
    <>
      <h2>{t(words, 'statement.title')}</h2>
      <p>{t(words, 'statement.intro')}</p>
      {portal.fields.map((field) =>
        field.id === 'statement' ? (
          <StatementField key={field.id} portalId={portal.id} field={field} statement={statement} />
        ) : (
          <CopyField
            key={field.id}
            portalId={portal.id}
            field={field}
            initial={field.value ?? statement.sites}
            max={typeof field.max === 'number' ? field.max : null}
          />
        ),
      )}
      <p class="hint">
        {t(words, 'statement.unsaved')} {t(words, 'statement.clipboard')}
      </p>
    </>
  );
}

interface FieldProps {
  readonly portalId: string;
  readonly field: PortalField;
}

function StatementField({ portalId, field, statement }: FieldProps & { readonly statement: DossierStatement }) {
  const words = useWords();
  const [chosen, setChosen] = useState<number>(DEFAULT_LENGTH);
  const max = typeof field.max === 'number' ? field.max : chosen;
  return (
    <>
      {field.max === 'unknown' && (
        <p class="labelled">
          <label for="statement-max">
            {t(words, 'statement.max')}
            <Select
              id="statement-max"
              name="statement-max"
              value={String(chosen)}
              options={LENGTHS.map((one) => [String(one), t(words, 'statement.maxOption', { max: one })])}
              onChoose={(value) => setChosen(Number(value))}
            />
          </label>
        </p>
      )}
      <CopyField key={max} {...{ portalId, field, max }} initial={fitStatement(statement.parts, max)} />
    </>
  );
}

interface CopyFieldProps extends FieldProps {
  readonly initial: string;
  /** Null: unknown. */
  readonly max: number | null;
}

/** A text to correct and copy. A text that is too long is never cut by us: the person is asked to shorten it. */
function CopyField({ portalId, field, initial, max }: CopyFieldProps) {
  const words = useWords();
  const id = useId();
  const edits = useContext(StatementEditsContext);
  const key = `${portalId}/${field.id}/${max}`;
  const [text, setText] = useState(() => {
    const earlier = edits.get(key);
    return (earlier && carryCorrections(earlier, initial)) ?? initial;
  });
  const { copied, copy, forget } = useCopy();
  const label = textInLanguage(field.label, words.lang);
  const length = formLength(text);
  const isTooLong = max !== null && length > max;
  const edit = (value: string) => {
    setText(value);
    edits.set(key, { proposed: initial, text: value });
    forget();
  };
  return (
    <section data-field={field.id}>
      <label for={id}>{label}</label>
      {field.id === 'statement' ? (
        <textarea
          id={id}
          rows={12}
          value={text}
          autocomplete="off"
          onInput={(event) => edit(event.currentTarget.value)}
        />
      ) : (
        <input
          id={id}
          type="text"
          value={text}
          autocomplete="off"
          onInput={(event) => edit(event.currentTarget.value)}
        />
      )}
      {max !== null && <p class="hint">{t(words, 'statement.length', { length, max })}</p>}
      <p role="status" class="note" hidden={!isTooLong && length >= field.min}>
        {isTooLong && t(words, 'statement.tooLong', { over: length - max })}
        {length < field.min && t(words, 'statement.tooShort', { min: field.min })}
      </p>
      <p>
        <button
          type="button"
          data-action={`copy-${field.id}`}
          disabled={isTooLong || text === ''}
          onClick={() => copy(text)}
        >
          {t(words, 'statement.copy', { field: label })}
        </button>
      </p>
      <p role="status" class="hint">
        {copied === true && `${t(words, 'exportDone.copied')} ${t(words, 'statement.paste', { field: label })}`}
        {copied === false && t(words, 'statement.copyFailed')}
      </p>
    </section>
  );
}
