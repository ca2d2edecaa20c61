import { render } from 'preact';
import { asker } from '../../src/messages/requests.ts';
import { browser } from '../../src/platform/browser.ts';
import { onLockChange } from '../../src/platform/session.ts';
import { openOwnPage, quit } from '../../src/platform/tabs.ts';
import { Popup } from '../../src/ui/popup/Popup.tsx';
import { pickWords } from '../../src/ui/words/index.ts';
import '../../src/ui/styles.css';

const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const words = pickWords(navigator.language);
document.documentElement.lang = words.lang;

render(
  <Popup
    ask={asker((message) => browser.runtime.sendMessage(message))}
    tabId={tab?.id ?? null}
    words={words}
    onLockChange={onLockChange}
    openCarnet={(hash) => openOwnPage(`carnet.html${hash}`).then(() => window.close())}
    quit={() => quit(() => window.close())}
    close={() => window.close()}
  />,
  document.body,
);
