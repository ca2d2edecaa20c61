import type { DownloadableDossier } from '../../../src/carnet/api/downloads.ts';

/** An invented dossier of three exhibits, without a PDF or letters. */
export const EXPORTED: DownloadableDossier = {
  fileName: 'recueil-2026-11-20-0831.zip',
  bytes: 2_000_000,
  exhibits: 3,
  manifestDigest: '0123456789abcdef'.repeat(4),
  overMail: false,
  url: 'blob:zip',
  save: null,
  pdf: null,
  receipt: { fileName: 'remise.pdf', bytes: 1, url: 'blob:remise' },
  advice: { fileName: 'pour-vous.pdf', bytes: 1, url: 'blob:pour-vous' },
  letters: null,
  gone: new AbortController().signal,
  timestamp: null,
  volume: null,
  others: [],
  makeParts: null,
  purpose: null,
  hasMessages: false,
  statement: { parts: [], sites: '' },
};
