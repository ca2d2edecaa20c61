import { readFile } from 'node:fs/promises';
import { fontSource } from '../../scripts/fonts.ts';
import type { Fonts } from '../../src/dossier/fonts.ts';
import { type ExportDesk, exportDossier } from '../../src/workflow/export.ts';
import type { ReceivedDesk } from '../../src/workflow/receivedDossiers.ts';
import type { RecordDesk } from '../../src/workflow/record.ts';

const face = async (name: keyof Fonts) => new Uint8Array(await readFile(fontSource(name)));

/** A desk that writes into memory; `whileWriting` runs at the first byte of the zip. */
export function exporting(
  desk: RecordDesk & ReceivedDesk,
  whileWriting: () => Promise<unknown> = async () => undefined,
) {
  let kept: Blob | null = new Blob([]);
  const made: ExportDesk = {
    ...desk,
    kit: async () => ({
      fonts: {
        serif: await face('serif'),
        bold: await face('bold'),
        italic: await face('italic'),
        mono: await face('mono'),
      },
      verifierHtml: new TextEncoder().encode('<!doctype html>') as Uint8Array<ArrayBuffer>,
      software: { name: 'recueil', version: '0.0.0' },
    }),
    timeZone: () => 'Europe/Paris',
    stamp: async () => null,
    makeCopy: async () => new Blob(['copy'], { type: 'image/png' }),
    openScratch: async () => {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      let first = true;
      return {
        out: new WritableStream({
          async write(piece: Uint8Array<ArrayBuffer>) {
            if (first) await whileWriting();
            first = false;
            pieces.push(piece.slice());
          },
        }),
        file: async () => {
          kept = new Blob(pieces);
          return kept as File;
        },
        remove: async () => {
          kept = null;
        },
        taken: new AbortController().signal,
      };
    },
  };
  return { desk: made, kept: () => kept };
}

export const runExport = (
  desk: ExportDesk,
  without: readonly number[] = [],
  signal = new AbortController().signal,
) => exportDossier(desk, { without }, () => undefined, signal);
