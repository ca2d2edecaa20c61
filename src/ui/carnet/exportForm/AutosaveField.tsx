import { useId, useState } from 'preact/hooks';
import { t } from '../../locales/index.ts';
import { Alert } from '../../shared/Alert.tsx';
import { useWords } from '../../shared/context.ts';
import { useAutosave } from '../useAutosave.ts';

interface AutosaveFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly name: string;
  readonly value: string;
  readonly lines?: number;
  /** Resolves once it is on the disk. */
  readonly save: (text: string) => Promise<void>;
}

/** A field without a submit button: saves while the person types and before the store locks or the page closes. */
export function AutosaveField({ label, hint, name, value, lines = 1, save }: AutosaveFieldProps) {
  const words = useWords();
  const id = useId();
  const hintId = `${id}-hint`;
  const [state, setState] = useState<'still' | 'typing' | 'kept'>('still');
  const autosave = useAutosave(async (text: string) => {
    await save(text.trim().toWellFormed());
    setState((current) => (current === 'typing' ? 'kept' : current));
  });
  const onInput = (text: string) => {
    autosave.schedule(text);
    setState('typing');
  };
  const inputProps = {
    id,
    'aria-describedby': hint === undefined ? undefined : hintId,
    name,
    defaultValue: value,
    maxLength: lines > 1 ? 50_000 : 500,
    autocomplete: 'off' as const,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
    onBlur: () => void autosave.flush(),
  };
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <span id={hintId} class="hint">
          {hint}
        </span>
      )}
      {lines > 1 ? <textarea {...inputProps} rows={lines} /> : <input type="text" {...inputProps} />}
      <span class="hint" role="status">
        {state === 'kept' && t(words, 'exportForm.saved')}
        {autosave.fault && t(words, 'exportForm.unsaved')}
      </span>
      {autosave.fault && <Alert fault={autosave.fault} />}
    </div>
  );
}
