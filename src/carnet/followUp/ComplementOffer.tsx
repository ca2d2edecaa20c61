import { useEffect } from 'preact/hooks';
import { type ExportChoices, exportChoicesDocument, withPurpose } from '../../domain/export/exportChoices.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';

type Recipient = ExportChoices['purpose'];

/** Who receives a complaint, with its dossier. Null: nobody was chosen. */
const COMPLAINT_RECIPIENTS: readonly Recipient[] = ['police', 'prosecutor', null];

interface ComplementOfferProps {
  readonly caseIndex: CaseIndex;
  readonly go: (path: string) => void;
}

/** After a complaint, when captures are new since its last dossier: offers a dossier with these alone. */
export function ComplementOffer({ caseIndex, go }: ComplementOfferProps) {
  const words = useWords();
  const { loadExports, documents } = useCarnetApi();
  const { result, run } = useTask<{ readonly purpose: Recipient; readonly given: ReadonlySet<string> } | null>();
  const { fault, submit } = useSubmit();
  useEffect(
    () =>
      void run(async () => {
        const earlier = await (await loadExports()).listEarlierDossiers();
        const made = COMPLAINT_RECIPIENTS.flatMap((purpose) => {
          const dossier = earlier.get(purpose);
          return dossier ? [{ purpose, at: dossier.at, given: dossier.items }] : [];
        });
        return made.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
      }),
    [loadExports, run],
  );
  const { caseId, index, leftOut } = caseIndex;
  if (result === null || caseId === null || index === null) return null;
  const { purpose, given } = result;
  const isNew = (item: { readonly id: string; readonly withdrawn: boolean }) =>
    !item.withdrawn && !given.has(item.id) && !leftOut.has(item.id);
  const n = index.items.filter(({ item }) => isNew(item)).length;
  if (n === 0) return null;
  const prepare = async () => {
    await documents.change(caseId, exportChoicesDocument, (before) => ({
      ...withPurpose(before, purpose),
      onlyNew: true,
    }));
    go('before-export');
  };
  return (
    <section class="panel" data-complement={n}>
      <p>{t(words, 'complement.new', { n })}</p>
      {fault && <Alert fault={fault} />}
      <p>
        <WordButton word="complement.add" action="complement" onClick={() => void submit(prepare)} />
      </p>
    </section>
  );
}
