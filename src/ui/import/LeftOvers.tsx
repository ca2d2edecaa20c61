import { useEffect, useState } from 'preact/hooks';
import type { UnfinishedImport } from '../../domain/import/importedFile.ts';
import { faultOf } from '../faults.ts';
import { shortTime } from '../times.ts';
import { t, type Words } from '../words/index.ts';
import type { Imports } from './props.ts';

/** An import that a closed page or a dead browser cut short: which files are left, by name. */
export function LeftOvers({ words, imports }: { readonly words: Words; readonly imports: Imports }) {
  const [left, setLeft] = useState<readonly UnfinishedImport[]>([]);
  useEffect(() => {
    imports.leftOver().then(setLeft, faultOf);
  }, [imports]);
  const forget = () => imports.forget().then(() => setLeft([]), faultOf);
  if (left.length === 0) return null;
  return (
    <section class="note" data-left-over>
      {left.map(({ at, names }) => (
        <div key={at}>
          <p>{t(words, 'import.leftOver', { when: shortTime(words.lang, at) })}</p>
          <ul class="left-over">
            {names.map((name, index) => (
              // Two files may have one name.
              <li key={index}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <button type="button" class="quiet" data-action="forget-left-over" onClick={forget}>
        {t(words, 'import.forget')}
      </button>
    </section>
  );
}
