import { pickLanguage } from '../../src/domain/shared/languages.ts';
import { inspectFile } from '../../src/import/inspectFile.ts';
import { previewImportedFile } from '../../src/platform/importedPreview.ts';
import type { ReceivedDossiersApi } from '../../src/ui/received/receivedDossiersApi.ts';
import { listReceivedDossiers, removeReceivedDossier } from '../../src/workflow/receivedDossierList.ts';
import type { AppDependencies } from './dependencies.ts';
import { findPublishedDigest } from './verifierReleases.ts';

/** Received dossiers. The page imports them itself: unlike the worker, it is not stopped meanwhile. */
export function createReceivedDossiersApi(deps: AppDependencies, language: string): ReceivedDossiersApi {
  const lang = pickLanguage(language);
  const { receivedDossiers, store } = deps;
  return {
    list: () => listReceivedDossiers(deps),
    importDossier: async (file, progress, signal) => {
      // Loaded on demand: the verifier and its texts are large, and rarely needed here.
      const [{ importDossier }, { NotCheckable }, { formatProblem, formatRefusal }] = await Promise.all([
        import('../../src/workflow/importDossier.ts'),
        import('../../src/seal/verify/verificationReport.ts'),
        import('../../src/ui/locales/verify.ts'),
      ]);
      try {
        const receipt = await importDossier({ ...deps, verifierReleases: findPublishedDigest }, file, {
          progress,
          signal,
        });
        if (receipt.kind === 'added')
          return { kind: 'added', number: receipt.dossier.number, items: receipt.dossier.items.length };
        const { problems } = receipt.report;
        return { kind: 'altered', sentences: problems.map((problem) => formatProblem(lang, problem)) };
      } catch (error) {
        if (!(error instanceof NotCheckable)) throw error;
        return { kind: 'unreadable', sentences: [formatRefusal(lang, error)] };
      }
    },
    remove: async (number) => {
      const head = await store.currentCase();
      if (head !== null) await removeReceivedDossier(deps, head.caseId, number);
    },
    readImage: async (id, path) => {
      const file = await receivedDossiers.file(id, path);
      if (file === null) return null;
      const { preview, shown } = await previewImportedFile(file, await inspectFile(file, path, 0));
      return shown ? preview : null;
    },
  };
}
