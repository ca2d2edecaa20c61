import { useState } from 'preact/hooks';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import type { DownloadableFile } from '../api/downloads.ts';

interface SaveLinkProps {
  /** `data-download`. */
  readonly name: string;
  readonly file: Pick<DownloadableFile, 'fileName' | 'url' | 'onSave'>;
  readonly label: string;
  readonly isPrimary?: boolean;
  readonly onSaved?: () => void;
}

/** Downloads a file. Ticked once it was asked for: no page learns how a download ends. */
export function SaveLink({ name, file: { fileName, url, onSave }, label, isPrimary = false, onSaved }: SaveLinkProps) {
  const words = useWords();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <a
        class={isPrimary ? 'button primary' : 'button'}
        data-download={name}
        data-saved={isAsked}
        href={url}
        download={fileName}
        onClick={() => {
          setAsked(true);
          onSave?.();
          onSaved?.();
        }}
      >
        {label}
      </a>
      <p role="status" class="saved">
        {isAsked && t(words, 'exportDone.launched', { fileName })}
      </p>
    </>
  );
}
