import { useEffect, useRef } from 'preact/hooks';
import { useDropped } from '../parts/work.tsx';
import { t, type Words } from '../words/index.ts';

interface ChooseProps {
  readonly words: Words;
  readonly window: Window;
  readonly add: (files: readonly File[]) => void;
  readonly disabled: boolean;
}

/** By the file picker, by drag and drop anywhere on the page, by paste. */
export function Choose({ words, window, add, disabled }: ChooseProps) {
  const take = useRef(add);
  take.current = disabled ? () => undefined : add;
  useDropped(window, (files) => take.current(files));
  useEffect(() => {
    const paste = (event: ClipboardEvent) => take.current([...(event.clipboardData?.files ?? [])]);
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [window]);
  return (
    <div class="panel choose-files">
      <label class="button primary" for="import-files">
        {t(words, 'import.choose')}
      </label>
      <input
        id="import-files"
        class="visually-hidden"
        type="file"
        multiple
        disabled={disabled}
        data-action="choose-files"
        onChange={(event) => {
          const { files } = event.currentTarget;
          add([...(files ?? [])]);
          // The same file may be chosen again after it was taken out.
          event.currentTarget.value = '';
        }}
      />
      <p class="hint">
        {t(words, 'import.drop')} {t(words, 'import.never')}
      </p>
    </div>
  );
}
