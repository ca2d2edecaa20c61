import { useEffect } from 'preact/hooks';
import { exportChoicesDocument, withPurpose } from '../../domain/export/exportChoices.ts';
import type { Step } from '../../domain/item/step.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { Complement } from '../../workflow/export/guidedExport.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { useCarnetProps } from '../carnetProps.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';

interface ComplementOfferProps {
  readonly complaint: Step;
  readonly caseIndex: CaseIndex;
}

/** After a complaint, when something is new since the dossier for whoever received it: offers a dossier with that. */
export function ComplementOffer({ complaint: { kind }, caseIndex: { caseId, index } }: ComplementOfferProps) {
  const words = useWords();
  const { navigation } = useCarnetProps();
  const { loadExports, documents } = useCarnetApi();
  const { result, run } = useTask<Complement | null>();
  const { fault, submit } = useSubmit();
  useEffect(() => {
    const recipient = kind === 'plainte-procureur' ? 'prosecutor' : 'police';
    // Null: a dossier for nobody in particular, which goes to the police or to a lawyer.
    if (index === null) return;
    void run(async (progress, signal) => (await loadExports()).findComplement([recipient, null], progress, signal));
  }, [kind, index, loadExports, run]);
  if (result === null || result.n === 0 || caseId === null) return null;
  const { purpose, n } = result;
  const prepare = async () => {
    await documents.change(caseId, exportChoicesDocument, (before) => ({
      ...withPurpose(before, purpose),
      onlyNew: true,
    }));
    navigation.go('before-export');
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
