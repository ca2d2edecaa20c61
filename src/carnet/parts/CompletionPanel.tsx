import type { ComponentChildren } from 'preact';

interface CompletionPanelProps {
  /** What was completed. */
  readonly moment: 'capture' | 'dossier' | 'complaint';
  /** A title of the page or of a section. */
  readonly title: ComponentChildren;
  /** What to note, or what ends the task. */
  readonly children?: ComponentChildren;
  /** What remains on this computer; null where it is said once the task ends. */
  readonly remains: ComponentChildren;
}

/** What was just completed, what to do with it, and what stays here. */
export function CompletionPanel({ moment, title, children, remains }: CompletionPanelProps) {
  return (
    <section class="panel completion" data-completed={moment}>
      {title}
      {children}
      {remains !== null && <p>{remains}</p>}
    </section>
  );
}
