import { type AppDependencies, bindToCurrentEpoch } from '../../background/dependencies.ts';
import { previewImportedFile } from '../../browser/images.ts';
import { pickLanguage } from '../../domain/shared/languages.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { inspectFile } from '../../import/inspectFile.ts';
import { findPublishedDigest } from '../../verifier/publishedReleases.ts';
import { listReceivedDossiers, removeReceivedDossier } from '../../workflow/receivedDossierList.ts';

/** The outcome of importing a dossier; `sentences` are those of the verification. */
export type ReceiveDossierOutcome =
  | { readonly kind: 'added'; readonly number: number; readonly items: number }
  /** The zip has a password. */
  | { readonly kind: 'protected' }
  /** The file is a backup, which is restored elsewhere. */
  | { readonly kind: 'backup' }
  | { readonly kind: 'altered' | 'unreadable'; readonly sentences: readonly string[] };

/**
 * Received dossiers of the current case. The page imports them itself: unlike the worker, it is not stopped meanwhile.
 * Rejects with a Refusal: `origin-…`, `locked`, `disk-full`, `cancelled`.
 */
export function createReceivedApi(deps: AppDependencies, language: string) {
  const lang = pickLanguage(language);
  const { receivedDossiers, store } = deps;
  return {
    list: () => listReceivedDossiers(deps),
    /** `password`: of the zip; null when it has none, as far as is known. */
    receiveDossier: async (
      file: File,
      password: string | null,
      progress: Progress,
      signal: AbortSignal,
    ): Promise<ReceiveDossierOutcome> => {
      // Read first: an erasing may come while the modules load or the dossier is verified.
      const bound = await bindToCurrentEpoch(deps);
      // Loaded on demand: the verifier and its texts are large, and rarely needed here.
      const [{ receiveDossier }, { NotCheckable }, { formatProblem, formatRefusal }, ownFiles] = await Promise.all([
        import('../../workflow/receiveDossier.ts'),
        import('../../seal/verify/verificationReport.ts'),
        import('../../ui/locales/verify.ts'),
        import('../../seal/verify/ownFiles.ts'),
      ]);
      try {
        const control = { progress, signal };
        const receiveDependencies = { ...bound, verifierReleases: findPublishedDigest };
        const receipt = await receiveDossier(receiveDependencies, file, control, password);
        if (receipt.kind === 'added')
          return { kind: 'added', number: receipt.dossier.number, items: receipt.dossier.items.length };
        const { problems } = receipt.report;
        return { kind: 'altered', sentences: problems.map((problem) => formatProblem(lang, problem)) };
      } catch (error) {
        if (!(error instanceof NotCheckable)) throw error;
        if (error.code === 'zip-encrypted' && password === null) return { kind: 'protected' };
        if ((await ownFiles.recogniseOwnFile(file)) === 'backup') return { kind: 'backup' };
        return { kind: 'unreadable', sentences: [formatRefusal(lang, error)] };
      }
    },
    /** `caseId` null: of the current case. */
    remove: async (caseId: string | null, number: number) => {
      const id = caseId ?? (await store.currentCase())?.caseId ?? null;
      if (id !== null) await removeReceivedDossier(deps, id, number);
    },
    /** Returns a small JPEG made from an image of the dossier, or null when it cannot be decoded. */
    readImage: async (id: string, path: string) => {
      const file = await receivedDossiers.file(id, path);
      if (file === null) return null;
      const { preview, shown } = await previewImportedFile(file, await inspectFile(file, path, 0));
      return shown ? preview : null;
    },
  };
}
