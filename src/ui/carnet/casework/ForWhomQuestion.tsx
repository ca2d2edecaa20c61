import { useState } from 'preact/hooks';
import { operatorDocument } from '../../../domain/case/caseDocuments.ts';
import { t } from '../../locales/index.ts';
import { Alert } from '../../shared/Alert.tsx';
import { useWords } from '../../shared/context.ts';
import { FocusedStatus } from '../../shared/FocusedStatus.tsx';
import { useSubmit } from '../../shared/useSubmit.ts';
import type { CarnetApi } from '../carnetApi.ts';
import { useCaseDocument } from '../useCaseDocument.ts';

interface ForWhomQuestionProps {
  readonly carnetApi: CarnetApi;
  readonly go: (path: string) => void;
}

/** Asks once for whom the captures are kept. For somebody else, the page « Qui capture » has the rest. */
export function ForWhomQuestion({ carnetApi, go }: ForWhomQuestionProps) {
  const words = useWords();
  const { value: operator, change } = useCaseDocument(carnetApi, null, operatorDocument);
  const [isAnswered, setIsAnswered] = useState(false);
  const { fault, submit } = useSubmit();
  if (isAnswered) return <FocusedStatus>{t(words, 'forWhom.noted')}</FocusedStatus>;
  // A damaged document is repaired on its own page.
  if (operator === null || operator.role !== null) return null;
  const answerSelf = async () => {
    await change((before) => ({ ...before, role: 'self' }));
    setIsAnswered(true);
  };
  return (
    <section class="panel" aria-labelledby="for-whom">
      <h2 id="for-whom">{t(words, 'forWhom.question')}</h2>
      <p class="hint">{t(words, 'forWhom.sealed')}</p>
      {fault && <Alert fault={fault} />}
      <div class="choices">
        <button type="button" data-action="for-me" onClick={() => submit(answerSelf)}>
          {t(words, 'forWhom.me')}
        </button>
        <button type="button" data-action="for-other" onClick={() => go('operator')}>
          {t(words, 'forWhom.other')}
        </button>
      </div>
    </section>
  );
}
