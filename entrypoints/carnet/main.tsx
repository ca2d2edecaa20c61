import { render } from 'preact';
import { asker } from '../../src/messages/requests.ts';
import { allowAuthority } from '../../src/platform/authority.ts';
import { browser } from '../../src/platform/browser.ts';
import { saverIn } from '../../src/platform/saveAs.ts';
import { onLockChange, sessionKey } from '../../src/platform/session.ts';
import { closeOwnTab, closeWhenLeft, quit } from '../../src/platform/tabs.ts';
import { Carnet } from '../../src/ui/carnet/Carnet.tsx';
import type { RunExport, ZipDone } from '../../src/ui/carnet/props.ts';
import { Unwritten } from '../../src/ui/carnet/unwritten.ts';
import { pickWords } from '../../src/ui/words/index.ts';
import { guidedExport } from '../../src/workflow/guidedExport.ts';
import type { WrittenZip } from '../../src/workflow/writeZips.ts';
import { bookOf } from '../wiring/book.ts';
import { desk } from '../wiring/desk.ts';
import { guidedDesk, pagesAhead } from '../wiring/exportDesk.ts';
import { imports } from '../wiring/importDesk.ts';
import '../../src/ui/styles.css';

const ask = asker((message) => browser.runtime.sendMessage(message));
const words = pickWords(navigator.language);
document.documentElement.lang = words.lang;

/** Dossiers this page wrote and still offers: plain files, so they go when the store is locked. */
const offered: (() => Promise<void>)[] = [];
onLockChange(async () => {
  if ((await sessionKey.get()) !== null) return;
  for (const discard of offered.splice(0)) await discard();
});

const save = saverIn(window);

function offer({ zip, discard, ...done }: WrittenZip): ZipDone {
  offered.push(discard);
  return {
    ...done,
    zipUrl: URL.createObjectURL(zip),
    saveZip: save && (() => save(zip, done.fileName)),
  };
}

const runExport: RunExport = async (options, progress, signal) => {
  const { remise, forYou, others, ...first } = await guidedExport(guidedDesk(ask), options, progress, signal);
  const remiseName = `${first.fileName.replace(/^recueil/, 'remise').replace(/(-volume-1)?(-protege)?\.zip$/, '')}.pdf`;
  return {
    ...offer(first),
    others: others.map(offer),
    remiseUrl: URL.createObjectURL(new Blob([remise], { type: 'application/pdf' })),
    remiseName,
    forYouUrl: URL.createObjectURL(new Blob([forYou], { type: 'application/pdf' })),
    forYouName: remiseName.replace(/^remise/, 'pour-vous'),
  };
};

// The last words typed are on the disk before the page goes.
const unwritten = new Unwritten();
const leave = () => void unwritten.written().then(closeOwnTab);
closeWhenLeft(leave);

render(
  <Carnet
    ask={ask}
    book={bookOf(desk(), words.lang, pagesAhead(guidedDesk(ask)))}
    runExport={runExport}
    allowAuthority={allowAuthority}
    imports={imports(window)}
    onLockChange={onLockChange}
    words={words}
    quit={() => quit(() => void unwritten.written().then(() => ask('ui>bg:lock', {})), leave)}
    unwritten={unwritten}
    copy={(text) => navigator.clipboard.writeText(text)}
    window={window}
  />,
  document.body,
);
