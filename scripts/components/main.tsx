import { render } from 'preact';
import { WordsContext } from '../../src/ui/context.ts';
import { WORDS } from '../../src/ui/locales/words.ts';
import { ComponentsPage } from './ComponentsPage.tsx';
import { OVERLAYS } from './overlays.ts';
import '../../src/ui/styles.css';
import '../../src/carnet/export/exportForm.css';

const showOverlay = OVERLAYS[location.search.slice(1)];
if (showOverlay) showOverlay();
else {
  render(
    <WordsContext.Provider value={WORDS.fr}>
      <ComponentsPage overlays={Object.keys(OVERLAYS)} />
    </WordsContext.Provider>,
    document.body,
  );
  // States that a press opens.
  for (const button of document.querySelectorAll<HTMLElement>('[data-press] button')) button.click();
}
