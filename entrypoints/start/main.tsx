import { render } from 'preact';
import { createAsk } from '../../src/messages/protocol.ts';
import { browser } from '../../src/platform/browser.ts';
import { closeOnQuit, closeOwnTab, openCarnet, quit } from '../../src/platform/tabs.ts';
import { loadWords } from '../../src/ui/locales/loadWords.ts';
import { WordsContext } from '../../src/ui/shared/context.ts';
import { preventSavedFormState } from '../../src/ui/shared/formState.ts';
import { StartPage } from '../../src/ui/start/StartPage.tsx';
import '../../src/ui/styles.css';

const ask = createAsk((message) => browser.runtime.sendMessage(message));
const close = () => void closeOwnTab();
closeOnQuit(close);
const words = await loadWords(navigator.language);
document.documentElement.lang = words.lang;

preventSavedFormState();
render(
  <WordsContext.Provider value={words}>
    <StartPage
      openCarnet={(path) => void openCarnet(path)}
      quit={() => quit(() => void ask('ui>bg:lock', {}), close)}
    />
  </WordsContext.Provider>,
  document.body,
);
