import { useEffect, useRef } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Icon } from '../shared/Icon.tsx';
import { useFileDrop } from '../shared/useTask.tsx';

interface ChooseFilesProps {
  readonly window: Window;
  readonly add: (files: readonly File[]) => void;
  readonly disabled: boolean;
}

/** Adds files by the file picker, by drag and drop anywhere on the page, or by paste. */
export function ChooseFiles({ window, add, disabled }: ChooseFilesProps) {
  const words = useWords();
  const addRef = useRef(add);
  addRef.current = disabled ? () => undefined : add;
  useFileDrop(window, (files) => addRef.current(files));
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => addRef.current([...(event.clipboardData?.files ?? [])]);
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [window]);
  return (
    <div class="panel choose-files">
      <label class="button primary" for="import-files">
        <Icon name="importFiles" />
        {t(words, 'import.choose')}
      </label>
      <input
        id="import-files"
        class="screen-reader-only"
        type="file"
        multiple
        disabled={disabled}
        data-action="choose-files"
        onChange={(event) => {
          const { files } = event.currentTarget;
          add([...(files ?? [])]);
          // Without this, choosing a removed file again would fire no event.
          event.currentTarget.value = '';
        }}
      />
      <p class="hint">
        {t(words, 'import.drop')} {t(words, 'import.never')}
      </p>
    </div>
  );
}
