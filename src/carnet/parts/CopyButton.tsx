import { useState } from 'preact/hooks';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetProps } from '../carnetProps.ts';

/** `copied`: whether the browser copied; null before, and after `forget`. */
export function useCopy() {
  const { copyToClipboard } = useCarnetProps();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = (text: string): Promise<void> =>
    copyToClipboard(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return { copied, copy, forget: () => setCopied(null) };
}

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
}

/** Copies a code or a reference, and says whether the browser did. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const words = useWords();
  const { copied, copy } = useCopy();
  return (
    <>
      <button type="button" data-action="copy-reference" onClick={() => copy(text)}>
        {label}
      </button>
      <p role="status" class="hint">
        {copied !== null && t(words, copied ? 'exportDone.copied' : 'exportDone.copyFailed')}{' '}
        {copied && t(words, 'traces.clipboard')}
      </p>
    </>
  );
}

interface CopyReportProps {
  readonly report: string;
  /** What the report contains, in words for the person. */
  readonly meaning: string;
}

/** A report without any word of a page, to be copied for whoever maintains the readers. */
export function CopyReport({ report, meaning }: CopyReportProps) {
  const words = useWords();
  const { copied, copy } = useCopy();
  return (
    <p>
      <WordButton word="diagnostics.copy" action="copy-report" onClick={() => copy(report)} />{' '}
      <span role="status" class="hint">
        {copied === null ? meaning : t(words, copied ? 'diagnostics.copied' : 'diagnostics.copyFailed')}
      </span>
    </p>
  );
}
