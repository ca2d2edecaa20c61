import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../../faults.ts';
import { Alert } from '../../parts/Alert.tsx';
import { t, type Words } from '../../words/index.ts';

/** After the last key: long enough not to write each letter, short enough to lose no sentence. */
const PAUSE_MS = 400;

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
  const pending = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const keeping = useRef(keep);
  keeping.current = keep;

  const write = useRef(async () => {
    if (pending.current === null) return;
    const { text, timer } = pending.current;
    clearTimeout(timer);
    pending.current = null;
    try {
      await keeping.current(text.trim().toWellFormed());
      setState((now) => (pending.current === null ? 'kept' : now));
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
  });
  // Going to another view, or out: what waits is written now.
  useEffect(() => () => void write.current(), []);

  const typed = (text: string) => {
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current = { text, timer: setTimeout(() => void write.current(), PAUSE_MS) };
    setState('typing');
  };
  const given = {
    id,
    name,
    defaultValue: value,
    maxLength: lines > 1 ? 50_000 : 500,
    autocomplete: 'off' as const,
    onInput: (event: { currentTarget: { value: string } }) => typed(event.currentTarget.value),
    onBlur: () => void write.current(),
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
