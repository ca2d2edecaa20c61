import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from './context.ts';
import { useFocusRestore } from './focus.tsx';
import { t } from './locales/index.ts';
import { Alert, useSubmit } from './useTask.tsx';
import { WordButton } from './WordButton.tsx';

interface ConfirmPanelProps {
  /** `data-action` of its three buttons: `erase-item`, `erase-item-cancel`, `erase-item-confirm`. */
  readonly action: string;
  readonly startLabel: string;
  readonly title: string;
  readonly cancelLabel: string;
  readonly confirmLabel: string;
  readonly quiet?: boolean;
  readonly act: () => Promise<unknown>;
  /** Explains what the action does. */
  readonly children: ComponentChildren;
}

/** A button that is replaced by what it opens, and takes the focus again when that is closed. */
function useOpener() {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (wasOpen.current) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return { opener, isOpen, open: () => setOpen(true), close: () => setOpen(false) };
}

/** Two steps for an action that cannot be undone: the explanation shows before the confirmation button. */
export function ConfirmPanel(props: ConfirmPanelProps) {
  const { action, startLabel, title, cancelLabel, confirmLabel, quiet = false, act, children } = props;
  const { opener, isOpen, open, close } = useOpener();
  const { fault, submit } = useSubmit();
  if (!isOpen) {
    return (
      <p>
        <button ref={opener} type="button" class={quiet ? 'quiet' : undefined} data-action={action} onClick={open}>
          {startLabel}
        </button>
      </p>
    );
  }
  return (
    <Panel id={`${action}-title`} title={title}>
      {children}
      {fault && <Alert fault={fault} />}
      <div class="choices">
        <button type="button" data-action={`${action}-cancel`} onClick={close}>
          {cancelLabel}
        </button>
        <button type="button" class="danger" data-action={`${action}-confirm`} onClick={() => submit(act)}>
          {confirmLabel}
        </button>
      </div>
    </Panel>
  );
}

interface PanelProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Replaces the button that opened it. Its title takes the focus: the panel may be taller than the window. */
export function Panel({ id, title, children }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const container = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus();
    // The focus only brings the title into view: the buttons are below.
    container.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useFocusRestore(container);
  return (
    <section ref={container} class="panel" aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface ConfirmButtonProps {
  readonly label: string;
  /** Of the second button, which runs the action. */
  readonly confirmLabel: string;
  readonly act: () => Promise<void>;
}

/** Two presses for an action that cannot be undone; the first moves the focus to the second button. */
export function ConfirmButton({ label, confirmLabel, act }: ConfirmButtonProps) {
  const { opener, isOpen, open, close } = useOpener();
  const { fault, submit } = useSubmit();
  const second = useRef<HTMLButtonElement>(null);
  const container = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => second.current?.focus(), [isOpen]);
  useFocusRestore(container, isOpen);
  if (!isOpen) {
    return (
      <button ref={opener} type="button" class="quiet" onClick={open}>
        {label}
      </button>
    );
  }
  return (
    <span ref={container} class="confirm-button">
      <button ref={second} type="button" class="danger" onClick={() => submit(() => act().then(close))}>
        {confirmLabel}
      </button>
      <WordButton word="withdraw.keep" class="quiet" onClick={close} />
      {fault && <Alert fault={fault} />}
    </span>
  );
}

/** Removes one entry of a list written by the person, after a confirmation. */
export function RemoveEntry({ act }: { readonly act: () => Promise<void> }) {
  const words = useWords();
  return <ConfirmButton label={t(words, 'entry.remove')} confirmLabel={t(words, 'entry.removeSure')} act={act} />;
}
