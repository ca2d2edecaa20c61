import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import type { Words } from '../words/index.ts';
import { Alert } from './Alert.tsx';
import { Panel } from './Panel.tsx';

interface AskFirstProps {
  readonly words: Words;
  /** Of its three buttons: `erase-item`, `erase-item-cancel`, `erase-item-confirm`. */
  readonly action: string;
  readonly start: string;
  readonly title: string;
  readonly keep: string;
  readonly confirm: string;
  readonly quiet?: boolean;
  readonly act: () => Promise<null>;
  readonly done: () => void;
  /** What it means. */
  readonly children: ComponentChildren;
}

/** Two steps for what cannot be taken back: what it means is said before it is done. */
export function AskFirst({
  words,
  action,
  start,
  title,
  keep,
  confirm,
  quiet = false,
  ...props
}: AskFirstProps) {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  // Whoever changes nothing is back where they were.
  useLayoutEffect(() => {
    if (asked.current) opener.current?.focus();
    asked.current = asking;
  }, [asking]);
  const press = () => props.act().then(props.done, (error: unknown) => setFault(faultOf(error)));
  if (!asking) {
    return (
      <p>
        <button
          ref={opener}
          type="button"
          class={quiet ? 'quiet' : undefined}
          data-action={action}
          onClick={() => setAsking(true)}
        >
          {start}
        </button>
      </p>
    );
  }
  return (
    <Panel id={`${action}-title`} title={title}>
      {props.children}
      {fault && <Alert words={words} fault={fault} />}
      <div class="choices">
        <button type="button" data-action={`${action}-cancel`} onClick={() => setAsking(false)}>
          {keep}
        </button>
        <button type="button" data-action={`${action}-confirm`} onClick={press}>
          {confirm}
        </button>
      </div>
    </Panel>
  );
}
