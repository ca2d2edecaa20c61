import { useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';

/** When ticked, shows the question about images of minors and what to do. */
export function MinorCheckbox({ ticked }: { readonly ticked: boolean }) {
  const words = useWords();
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
          <a {...linkTo('prohibited-image')}>{t(words, 'images.what')}</a>
        </p>
      )}
    </>
  );
}
