import { type LookAhead, wordsOf } from '../../src/domain/drawnPage.ts';
import { readFonts } from '../../src/dossier/fonts.ts';
import type { Ask } from '../../src/messages/requests.ts';
import { drawPage, useFaces } from '../../src/platform/drawPage.ts';
import { drawText, useFace } from '../../src/platform/drawText.ts';
import { localOf, software } from '../../src/platform/environment.ts';
import { packaged } from '../../src/platform/packaged.ts';
import { quietRows } from '../../src/platform/quietRows.ts';
import { redactedCopy } from '../../src/platform/redactedCopy.ts';
import { openScratch } from '../../src/platform/scratch.ts';
import type { ExportDesk } from '../../src/workflow/export.ts';
import type { GuidedDesk } from '../../src/workflow/guidedExport.ts';
import { lookAhead } from '../../src/workflow/lookAhead.ts';
import type { ReceivedDesk } from '../../src/workflow/receivedDossiers.ts';
import type { StoreDesk } from './desk.ts';

/** What a page needs to write dossiers of a store: fonts and verifier of the package, a scratch file, a canvas. */
export function exportDesk<D extends ReceivedDesk>(store: D): D & Omit<ExportDesk, 'stamp'> {
  return {
    ...store,
    kit: async () => {
      const fonts = await readFonts(packaged);
      await useFace(new Uint8Array(fonts.serif));
      return {
        fonts,
        verifierHtml: await packaged('dossier/verifier.html'),
        software: software(),
        drawText,
        quietRows,
      };
    },
    timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    openScratch,
    makeCopy: redactedCopy,
  };
}

/** A time-stamp is asked of the background, and only where the person chose an authority. */
export function guidedDesk(ask: Ask, store: StoreDesk): GuidedDesk {
  return {
    ...exportDesk(store),
    localOf,
    stamp: async () => {
      const { address } = await ask('ui>bg:timestamping', {});
      if (address === null) return null;
      return async (digest) => {
        const { response, ...stamp } = await ask('ui>bg:stamp', { digest });
        return { ...stamp, response: Uint8Array.fromBase64(response) };
      };
    },
  };
}

/** The pages of the next dossier, drawn on a canvas of the page that asks. */
export function pagesAhead(desk: GuidedDesk): LookAhead {
  return async (progress, signal) => {
    await useFaces((await desk.kit()).fonts);
    const documents = await lookAhead(desk, progress, signal);
    return {
      documents: documents.map(({ name, pages }) => ({ name, pages: pages.length })),
      draw: async (document, page, canvas, withPictures) => {
        const drawn = documents[document];
        if (drawn !== undefined) await drawPage(drawn, page, canvas, withPictures);
      },
      read: (document, page) => wordsOf(documents[document]?.pages[page]),
    };
  };
}
