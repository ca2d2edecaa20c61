import { render } from 'preact';
import { Refusal } from '../../src/domain/shared/errors.ts';
import { createAsk } from '../../src/messages/requests.ts';
import { browser } from '../../src/platform/browser.ts';
import { canSaveArchives, readArchiveChoice, saveArchiveChoice } from '../../src/platform/pageArchive.ts';
import { createFileSaver } from '../../src/platform/saveAs.ts';
import { onLockChange } from '../../src/platform/session.ts';
import { closeOnQuit, closeOwnTab, quit } from '../../src/platform/tabs.ts';
import { requestAuthorityPermission } from '../../src/platform/timestampClient.ts';
import { Carnet } from '../../src/ui/carnet/Carnet.tsx';
import type { RunExport, ZipDone } from '../../src/ui/carnet/props.ts';
import { Unwritten } from '../../src/ui/carnet/unwritten.ts';
import { pickWords } from '../../src/ui/words/index.ts';
import { guidedExport } from '../../src/workflow/export/guidedExport.ts';
import type { WrittenZip } from '../../src/workflow/export/writeZips.ts';
import { createCarnetApi } from '../wiring/carnetApi.ts';
import { createDependencies } from '../wiring/dependencies.ts';
import { createDossierPreview, createGuidedExportDependencies } from '../wiring/exportDependencies.ts';
import { createImportApi } from '../wiring/importApi.ts';
import '../../src/ui/styles.css';

const ask = createAsk((message) => browser.runtime.sendMessage(message));
const words = pickWords(navigator.language);
document.documentElement.lang = words.lang;

const deps = createDependencies();
const exportDependencies = createGuidedExportDependencies(ask, deps);
const save = createFileSaver(window);

/** An address of this page for a file, as long as its plain copies may be there. */
function createFileUrl(file: Blob, gone: AbortSignal): string {
  const address = URL.createObjectURL(file);
  gone.addEventListener('abort', () => URL.revokeObjectURL(address));
  return address;
}

function offerZip({ zip, discard: _, removedSignal: taken, ...done }: WrittenZip): ZipDone {
  return {
    ...done,
    zipUrl: createFileUrl(zip, taken),
    saveZip: save && (() => save(zip, done.fileName)),
  };
}

const runExport: RunExport = async (options, progress, signal) => {
  const {
    handoverReceipt: remise,
    advicePdf: forYou,
    others,
    ...first
  } = await guidedExport(exportDependencies, options, progress, signal);
  // Left at its very end: nobody is there to save it.
  if (signal.aborted) {
    await Promise.allSettled([first, ...others].map((zip) => zip.discard()));
    throw new Refusal('cancelled');
  }
  const gone = AbortSignal.any([first, ...others].map(({ removedSignal: taken }) => taken));
  const remiseName = `${first.fileName.replace(/^recueil/, 'remise').replace(/(-volume-1)?(-protege)?\.zip$/, '')}.pdf`;
  return {
    ...offerZip(first),
    others: others.map(offerZip),
    remiseUrl: createFileUrl(new Blob([remise], { type: 'application/pdf' }), gone),
    remiseName,
    forYouUrl: createFileUrl(new Blob([forYou], { type: 'application/pdf' }), gone),
    forYouName: remiseName.replace(/^remise/, 'pour-vous'),
    gone,
  };
};

// The last words typed are on the disk before the page goes.
const pendingWrites = new Unwritten();
const closeCarnet = () => void pendingWrites.written().then(closeOwnTab);
closeOnQuit(closeCarnet);

render(
  <Carnet
    ask={ask}
    book={createCarnetApi(deps, words.lang, createDossierPreview(exportDependencies))}
    runExport={runExport}
    allowAuthority={requestAuthorityPermission}
    archives={canSaveArchives() ? { choice: readArchiveChoice, choose: saveArchiveChoice } : undefined}
    imports={createImportApi(window)}
    onLockChange={onLockChange}
    words={words}
    quit={() => quit(() => void pendingWrites.written().then(() => ask('ui>bg:lock', {})), closeCarnet)}
    unwritten={pendingWrites}
    copy={(text) => navigator.clipboard.writeText(text)}
    window={window}
  />,
  document.body,
);
