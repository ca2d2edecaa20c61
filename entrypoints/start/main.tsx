import { render } from 'preact';
import { browser } from '../../src/browser/browser.ts';
import { isFirefox, isRemovedOnQuit } from '../../src/browser/environment.ts';
import { closeOnQuit, closeOwnTab, openCarnet, quit } from '../../src/browser/tabs.ts';
import { createAsk } from '../../src/messages/ask.ts';
import { StartPage } from '../../src/start/StartPage.tsx';
import { preventSavedFormState, WordsContext } from '../../src/ui/context.ts';
import { loadWords } from '../../src/ui/locales/loadWords.ts';
import '../../src/ui/styles.css';

const ask = createAsk((message) => browser.runtime.sendMessage(message));
const close = () => void closeOwnTab();
closeOnQuit(close);
const [words, isTrial] = await Promise.all([loadWords(navigator.language), isRemovedOnQuit()]);
document.documentElement.lang = words.lang;

preventSavedFormState();
render(
  <WordsContext.Provider value={words}>
    <StartPage
      isFirefox={isFirefox()}
      isTrial={isTrial}
      openCarnet={(path) => void openCarnet(path)}
      quit={() => quit(() => void ask('ui>bg:lock', {}), close)}
    />
  </WordsContext.Provider>,
  document.body,
);
