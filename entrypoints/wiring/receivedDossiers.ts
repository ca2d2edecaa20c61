import { lookAt } from '../../src/import/look.ts';
import { foreignPreview } from '../../src/platform/foreignImage.ts';
import type { Receiving } from '../../src/ui/origins/props.ts';
import type { VerifyLanguage } from '../../src/ui/words/verify.ts';
import { listReceived, removeReceived } from '../../src/workflow/receivedDossiers.ts';
import type { StoreDesk } from './desk.ts';
import { published } from './published.ts';

/** Dossiers received from elsewhere, taken in by the carnet itself: it lives as long as the person waits. */
export function receivedOf(desk: StoreDesk, language: string): Receiving {
  const lang: VerifyLanguage = /^fr\b/i.test(language) ? 'fr' : 'en';
  const { origins, store } = desk;
  return {
    list: () => listReceived(desk),
    receive: async (file, progress, signal) => {
      // The verifying core and its words are heavy, and few need them.
      const [{ receiveDossier }, { NotCheckable }, { sayProblem, sayRefusal }] = await Promise.all([
        import('../../src/workflow/receiveDossier.ts'),
        import('../../src/seal/verify/report.ts'),
        import('../../src/ui/words/verify.ts'),
      ]);
      try {
        const receipt = await receiveDossier({ ...desk, published }, file, { progress, signal });
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
      if (head !== null) await removeReceived(desk, head.caseId, number);
    },
    picture: async (id, path) => {
      const file = await origins.file(id, path);
      if (file === null) return null;
      const { preview, shown } = await foreignPreview(file, await lookAt(file, path, 0));
      return shown ? preview : null;
    },
  };
}
