import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { useLeaving } from '../parts/leaving.ts';
import { t, type Words } from '../words/index.ts';

interface SureButtonProps {
  readonly words: Words;
  readonly label: string;
  /** What the second press does. */
  readonly sure: string;
  readonly act: () => Promise<void>;
}

/** Two presses for what cannot be undone; the focus goes to the second one. */
export function SureButton({ words, label, sure, act }: SureButtonProps) {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  const second = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLSpanElement>(null);
  const asked = useRef(false);
  useLayoutEffect(() => {
    if (asking) second.current?.focus();
    else if (asked.current) first.current?.focus();
    asked.current = asking;
  }, [asking]);
  useLeaving(whole, asking);
  if (!asking) {
    return (
      <button ref={first} type="button" class="quiet" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  const press = () =>
    act().then(
      () => setAsking(false),
      (error: unknown) => setFault(faultOf(error)),
    );
  return (
    <span ref={whole} class="sure">
      <button ref={second} type="button" onClick={press}>
        {sure}
      </button>
      <button type="button" class="quiet" onClick={() => setAsking(false)}>
        {t(words, 'withdraw.keep')}
      </button>
      {fault && <Alert words={words} fault={fault} />}
    </span>
  );
}
