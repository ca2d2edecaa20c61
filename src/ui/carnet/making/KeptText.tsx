import { useId, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../../faults.ts';
import { Alert } from '../../parts/Alert.tsx';
import { t, type Words } from '../../words/index.ts';
import { useKept } from '../useKept.ts';

interface KeptTextProps {
  readonly words: Words;
  readonly label: string;
  readonly hint?: string;
  readonly name: string;
  readonly value: string;
  readonly lines?: number;
  /** Resolves once it is on the disk. */
  readonly keep: (text: string) => Promise<void>;
}

/** A field without a button: what is typed is kept as one types, before any lock or way out. */
export function KeptText({ words, label, hint, name, value, lines = 1, keep }: KeptTextProps) {
  const id = useId();
  const [state, setState] = useState<'still' | 'typing' | 'kept'>('still');
  const [fault, setFault] = useState<Fault | null>(null);
  const kept = useKept(async (text: string) => {
    try {
      await keep(text.trim().toWellFormed());
      setState((now) => (now === 'typing' ? 'kept' : now));
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
  });
  const typed = (text: string) => {
    kept.later(text);
    setState('typing');
  };
  const given = {
    id,
    name,
    defaultValue: value,
    maxLength: lines > 1 ? 50_000 : 500,
    autocomplete: 'off' as const,
    onInput: (event: { currentTarget: { value: string } }) => typed(event.currentTarget.value),
    onBlur: () => void kept.now(),
  };
  return (
    <div class="labelled">
      <label for={id}>
        {label}
        {hint !== undefined && <span class="hint">{hint}</span>}
      </label>
      {lines > 1 ? <textarea {...given} rows={lines} /> : <input type="text" {...given} />}
      <span class="hint" role="status">
        {state === 'kept' && t(words, 'making.saved')}
        {fault && t(words, 'making.unsaved')}
      </span>
      {fault && <Alert words={words} fault={fault} />}
    </div>
  );
}
