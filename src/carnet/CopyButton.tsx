import { useState } from 'preact/hooks';
import { useWords } from '../ui/context.ts';
import { t } from '../ui/locales/index.ts';
import type { CarnetProps } from './carnetProps.ts';

interface CopyButtonProps extends Pick<CarnetProps, 'copyToClipboard'> {
  readonly text: string;
  readonly label: string;
}

/** Copies a code or a reference, and says whether the browser did. */
export function CopyButton({ text, label, copyToClipboard }: CopyButtonProps) {
  const words = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    copyToClipboard(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <button type="button" data-action="copy-reference" onClick={copy}>
        {label}
      </button>
      <p role="status" class="hint">
        {copied !== null && t(words, copied ? 'exportDone.copied' : 'exportDone.copyFailed')}{' '}
        {copied && t(words, 'traces.clipboard')}
      </p>
    </>
  );
}
