import { useEffect, useState } from 'preact/hooks';
import type { UnfinishedImport } from '../../domain/item/importedFiles.ts';
import { formatShortTime } from '../formatTime.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { toUiError } from '../uiErrors.ts';
import type { ImportApi } from './importApi.ts';

/** Lists the files not sealed by an import that a closed page or a crash interrupted. */
export function UnfinishedImports({ imports }: { readonly imports: ImportApi }) {
  const words = useWords();
  const [unfinished, setUnfinished] = useState<readonly UnfinishedImport[]>([]);
  useEffect(() => {
    imports.listUnfinished().then(setUnfinished, toUiError);
  }, [imports]);
  const dismiss = () => imports.forgetUnfinished().then(() => setUnfinished([]), toUiError);
  if (unfinished.length === 0) return null;
  return (
    <section class="note" data-unfinished-imports>
      {unfinished.map(({ at, names }) => (
        <div key={at}>
          <p>{t(words, 'import.unfinished', { when: formatShortTime(words.lang, at) })}</p>
          <ul class="unfinished-imports">
            {names.map((name, index) => (
              // Two files may have the same name.
              <li key={index}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <button type="button" class="quiet" data-action="dismiss-unfinished-imports" onClick={dismiss}>
        {t(words, 'import.forget')}
      </button>
    </section>
  );
}
