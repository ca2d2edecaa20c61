import { useRef, useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';

interface RecoveryCodeProps {
  /** Groups of four characters separated by dashes. */
  readonly code: string;
  readonly copyToClipboard: (text: string) => Promise<void>;
  readonly print: () => void;
  readonly onDone: () => void;
}

/** Shows the recovery code, once. Only the panel is printed: nothing on paper says what the code opens. */
export function RecoveryCode({ code, copyToClipboard, print, onDone }: RecoveryCodeProps) {
  const words = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const [isNoted, setIsNoted] = useState(false);
  const [wasReminded, setWasReminded] = useState(false);
  const checkbox = useRef<HTMLInputElement>(null);

  const copyCode = () =>
    copyToClipboard(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  const leave = () => {
    if (isNoted) return onDone();
    setWasReminded(true);
    checkbox.current?.focus();
  };
  return (
    <section>
      <Heading>{t(words, 'code.title')}</Heading>
      <p>{t(words, 'code.meaning')}</p>
      <p>{t(words, 'code.keep')}</p>
      <div class="panel on-paper">
        <h2>{t(words, 'code.paper')}</h2>
        <CodeGroups code={code} />
        <p class="hint">{t(words, 'code.paperHint')}</p>
      </div>
      <div class="choices">
        <button type="button" data-action="print-code" onClick={print}>
          {t(words, 'code.print')}
        </button>
        <button type="button" data-action="copy-code" onClick={copyCode}>
          {t(words, 'code.copy')}
        </button>
      </div>
      <p class="hint">{t(words, 'traces.printer')}</p>
      <p role="status" class="hint">
        {copied !== null && t(words, copied ? 'code.copied' : 'code.copyFailed')}
      </p>
      <label class="tick">
        <input
          ref={checkbox}
          type="checkbox"
          data-action="code-noted"
          checked={isNoted}
          aria-invalid={wasReminded && !isNoted}
          aria-describedby="note-first"
          onChange={(event) => setIsNoted(event.currentTarget.checked)}
        />
        {t(words, 'code.noted')}
      </label>
      <p id="note-first" class={wasReminded && !isNoted ? 'field-error' : 'hint'}>
        {t(words, 'code.noteFirst')}
      </p>
      <p>
        <button type="button" class="primary" data-action="code-done" onClick={leave}>
          {t(words, 'code.done')}
        </button>
      </p>
    </section>
  );
}

function CodeGroups({ code }: { readonly code: string }) {
  return (
    <p class="code" data-recovery-code>
      {code.split(/(?<=-)/).map((group, index) => (
        // Groups may repeat, so the index is the key.
        <span key={index}>{group}</span>
      ))}
    </p>
  );
}
