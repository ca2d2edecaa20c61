import type { ReceivedDossier } from '../../src/domain/case/receivedDossiers.ts';

export const buildReceivedDossier = (changes: Partial<ReceivedDossier> = {}): ReceivedDossier => ({
  id: 'received',
  number: 1,
  addedAt: '2026-11-20T09:00:00.000Z',
  fileName: 'recueil.zip',
  manifest: 'cd'.repeat(32),
  created: '2026-11-19T09:00:00.000Z',
  key: 'ef'.repeat(32),
  journal: { id: 'journal', entries: 3, head: 'ab'.repeat(32) },
  counts: { sealed: 1, here: 1, withdrawn: 0 },
  timestamps: [],
  items: [],
  files: [],
  ...changes,
});
