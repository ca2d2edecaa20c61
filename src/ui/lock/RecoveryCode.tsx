import { useRef, useState } from 'preact/hooks';
import { Heading } from '../parts/Heading.tsx';
import { t, type Words } from '../words/index.ts';

interface RecoveryCodeProps {
  readonly words: Words;
  /** Groups of four with dashes between. */
  readonly code: string;
  readonly copy: (text: string) => Promise<void>;
  readonly print: () => void;
  readonly done: () => void;
}

/** Shown once. On paper, only the sheet: nothing there says what it opens. */
export function RecoveryCode({ words, code, copy, print, done }: RecoveryCodeProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const [noted, setNoted] = useState(false);
  const [asked, setAsked] = useState(false);
  const box = useRef<HTMLInputElement>(null);

  const copyCode = () =>
    copy(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  const leave = () => {
    if (noted) return done();
    setAsked(true);
    box.current?.focus();
  };
  return (
    <section>
      <Heading>{t(words, 'code.title')}</Heading>
      <p>{t(words, 'code.meaning')}</p>
      <p>{t(words, 'code.keep')}</p>
      <div class="panel on-paper">
        <h2>{t(words, 'code.paper')}</h2>
        <Groups code={code} />
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
          ref={box}
          type="checkbox"
          data-action="code-noted"
          checked={noted}
          aria-invalid={asked && !noted}
          aria-describedby="note-first"
          onChange={(event) => setNoted(event.currentTarget.checked)}
        />
        {t(words, 'code.noted')}
      </label>
      <p id="note-first" class={asked && !noted ? 'field-error' : 'hint'}>
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

function Groups({ code }: { readonly code: string }) {
  return (
    <p class="code" data-recovery-code>
      {code.split(/(?<=-)/).map((group, index) => (
        // The same group may come twice: its place is its identity.
        <span key={index}>{group}</span>
      ))}
    </p>
  );
}
