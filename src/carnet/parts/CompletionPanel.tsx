import type { ComponentChildren } from 'preact';

interface CompletionPanelProps {
  /** What was completed. */
  readonly moment: 'capture' | 'dossier' | 'complaint';
  /** A title of the page or of a section. */
  readonly title: ComponentChildren;
  /** What to note: a code, a reference. */
  readonly reference?: ComponentChildren;
  /** What to know before the first step. */
  readonly before?: ComponentChildren;
  /** What ends the task, in order. None where the next step of the case stands above. */
  readonly steps?: readonly [ComponentChildren, ComponentChildren?, ComponentChildren?];
  /** What remains on this computer. */
  readonly remains: ComponentChildren;
}

/** What was just completed: its reference, what to know first, at most three steps that follow, and what stays here. */
export function CompletionPanel({ moment, title, reference, before, steps, remains }: CompletionPanelProps) {
  return (
    <section class="panel completion" data-completed={moment}>
      {title}
      {reference}
      {before}
      {steps && (
        <ol class="downloads">
          {steps.map((step, index) => (
            // They never change their order.
            <li key={index}>{step}</li>
          ))}
        </ol>
      )}
      <p>{remains}</p>
    </section>
  );
}
