import { lookAt } from '../../src/import/look.ts';
import { previewImportedFile } from '../../src/platform/importedPreview.ts';
import type { Receiving } from '../../src/ui/origins/props.ts';
import type { VerifyLanguage } from '../../src/ui/words/verify.ts';
import { listReceivedDossiers, removeReceivedDossier } from '../../src/workflow/received/receivedDossiers.ts';
import type { AppDependencies } from './dependencies.ts';
import { findPublishedDigest } from './verifierReleases.ts';

/** Dossiers received from elsewhere, taken in by the carnet itself: it lives as long as the person waits. */
export function createReceivedDossiersApi(deps: AppDependencies, language: string): Receiving {
  const lang: VerifyLanguage = /^fr\b/i.test(language) ? 'fr' : 'en';
  const { receivedDossiers, store } = deps;
  return {
    list: () => listReceivedDossiers(deps),
    receive: async (file, progress, signal) => {
      // The verifying core and its words are heavy, and few need them.
      const [{ importDossier: receiveDossier }, { NotCheckable }, { sayProblem, sayRefusal }] =
        await Promise.all([
          import('../../src/workflow/received/importDossier.ts'),
          import('../../src/seal/verify/report.ts'),
          import('../../src/ui/words/verify.ts'),
        ]);
      try {
        const receipt = await receiveDossier({ ...deps, verifierReleases: findPublishedDigest }, file, {
          progress,
          signal,
        });
        if (receipt.kind === 'added')
          return { kind: 'added', number: receipt.dossier.number, items: receipt.dossier.items.length };
        const { problems } = receipt.report;
        return { kind: 'altered', sentences: problems.map((problem) => sayProblem(lang, problem)) };
      } catch (error) {
        if (!(error instanceof NotCheckable)) throw error;
        return { kind: 'unreadable', sentences: [sayRefusal(lang, error)] };
      }
    },
    remove: async (number) => {
      const head = await store.currentCase();
      if (head !== null) await removeReceivedDossier(deps, head.caseId, number);
    },
    picture: async (id, path) => {
      const file = await receivedDossiers.file(id, path);
      if (file === null) return null;
      const { preview, shown } = await previewImportedFile(file, await lookAt(file, path, 0));
      return shown ? preview : null;
    },
  };
}
