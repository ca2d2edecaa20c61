import { useState } from 'preact/hooks';
import { t, type Words } from '../words/index.ts';

/** Said of an image, it brings the question back, and what to do. */
export function MinorTick({ words, ticked }: { readonly words: Words; readonly ticked: boolean }) {
  const [minor, setMinor] = useState(ticked);
  return (
    <>
      <label>
        <input
          type="checkbox"
          name="minor"
          defaultChecked={ticked}
          onChange={(event) => setMinor(event.currentTarget.checked)}
        />
        {t(words, 'notes.minor')}
      </label>
      {minor && (
        <p class="note" role="status" data-minor>
          {t(words, 'images.question')} {t(words, 'images.ifMinor')}{' '}
          <a href="#image">{t(words, 'images.what')}</a>
        </p>
      )}
    </>
  );
}
