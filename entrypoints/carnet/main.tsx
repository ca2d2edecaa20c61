import { render } from 'preact';
import { Refusal } from '../../src/domain/errors.ts';
import { asker } from '../../src/messages/requests.ts';
import { allowAuthority } from '../../src/platform/authority.ts';
import { browser } from '../../src/platform/browser.ts';
import { archiveChoice, chooseArchives, hasArchives } from '../../src/platform/pageArchive.ts';
import { saverIn } from '../../src/platform/saveAs.ts';
import { onLockChange } from '../../src/platform/session.ts';
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

const store = desk();
const exporting = guidedDesk(ask, store);
const save = saverIn(window);

/** An address of this page for a file, as long as its plain copies may be there. */
function addressOf(file: Blob, gone: AbortSignal): string {
  const address = URL.createObjectURL(file);
  gone.addEventListener('abort', () => URL.revokeObjectURL(address));
  return address;
}

function offer({ zip, discard: _, taken, ...done }: WrittenZip): ZipDone {
  return {
    ...done,
    zipUrl: addressOf(zip, taken),
    saveZip: save && (() => save(zip, done.fileName)),
  };
}

const runExport: RunExport = async (options, progress, signal) => {
  const { remise, forYou, others, ...first } = await guidedExport(exporting, options, progress, signal);
  // Left at its very end: nobody is there to save it.
  if (signal.aborted) {
    await Promise.allSettled([first, ...others].map((zip) => zip.discard()));
    throw new Refusal('cancelled');
  }
  const gone = AbortSignal.any([first, ...others].map(({ taken }) => taken));
  const remiseName = `${first.fileName.replace(/^recueil/, 'remise').replace(/(-volume-1)?(-protege)?\.zip$/, '')}.pdf`;
  return {
    ...offer(first),
    others: others.map(offer),
    remiseUrl: addressOf(new Blob([remise], { type: 'application/pdf' }), gone),
    remiseName,
    forYouUrl: addressOf(new Blob([forYou], { type: 'application/pdf' }), gone),
    forYouName: remiseName.replace(/^remise/, 'pour-vous'),
    gone,
  };
};

// The last words typed are on the disk before the page goes.
const unwritten = new Unwritten();
const leave = () => void unwritten.written().then(closeOwnTab);
closeWhenLeft(leave);

render(
  <Carnet
    ask={ask}
    book={bookOf(store, words.lang, pagesAhead(exporting))}
    runExport={runExport}
    allowAuthority={allowAuthority}
    archives={hasArchives() ? { choice: archiveChoice, choose: chooseArchives } : undefined}
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
