import { useContext, useRef, useState } from 'preact/hooks';
import {
  attachmentsDocument,
  narrativeDocument,
  operatorDocument,
  requesterDocument,
  stepsDocument,
} from '../../../domain/case/caseDocuments.ts';
import { exportChoicesDocument } from '../../../domain/export/exportChoices.ts';
import { Refusal } from '../../../domain/shared/errors.ts';
import { MAX_EMAIL_BYTES } from '../../../domain/shared/limits.ts';
import { formatFileSize } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { useReceivedDossiers } from '../../received/useReceivedDossiers.ts';
import { useWords } from '../../shared/context.ts';
import { DamagedDocument } from '../../shared/DamagedDocument.tsx';
import { Heading } from '../../shared/Heading.tsx';
import { GatedContent, useLayoutReady } from '../../shared/LayoutGate.tsx';
import { CaseLoading } from '../CaseLoading.tsx';
import type { CarnetProps } from '../carnetProps.ts';
import { PendingWritesContext } from '../pendingWrites.ts';
import { ReadersNotice } from '../ReadersNotice.tsx';
import { TimestampForm } from '../TimestampForm.tsx';
import { useCaseDocument } from '../useCaseDocument.ts';
import type { CaseIndex } from '../useCaseIndex.ts';
import { AttachmentsSection, resolveCaseAttachments } from './AttachmentsSection.tsx';
import { ContentsSection } from './ContentsSection.tsx';
import { Checkbox } from './choiceFields.tsx';
import { FactsSection } from './FactsSection.tsx';
import { ItemsSection } from './ItemsSection.tsx';
import { PasswordFields } from './PasswordFields.tsx';
import { PreviewSection } from './PreviewSection.tsx';
import { ReceivedSection } from './ReceivedSection.tsx';
import { RecipientSection } from './RecipientSection.tsx';
import { RedactedSection } from './RedactedSection.tsx';
import { RequesterSection } from './RequesterSection.tsx';
import './exportForm.css';

interface ExportFormProps extends Pick<CarnetProps, 'carnetApi' | 'allowAuthority'> {
  readonly caseIndex: CaseIndex;
  /** Starts the export. The password is kept in memory only; null: none. */
  readonly start: (password: string | null) => void;
  readonly go: (path: string) => void;
}

/**
 * The guided page before an export: who may read the dossier, its recipient, its items, the requester, their narrative,
 * its other contents. Each answer is saved at once; none is required.
 */
export function ExportForm({ carnetApi, allowAuthority, caseIndex, start, go }: ExportFormProps) {
  const words = useWords();
  const volumeSize = formatFileSize(words.lang, MAX_EMAIL_BYTES);
  const choicesDocument = useCaseDocument(carnetApi, null, exportChoicesDocument);
  const { value: choices, change } = choicesDocument;
  const requester = useCaseDocument(carnetApi, null, requesterDocument);
  const narrative = useCaseDocument(carnetApi, null, narrativeDocument);
  const steps = useCaseDocument(carnetApi, null, stepsDocument);
  const operator = useCaseDocument(carnetApi, null, operatorDocument);
  const openAttachments = useCaseDocument(carnetApi, null, attachmentsDocument);
  const received = useReceivedDossiers(carnetApi.received);
  useLayoutReady(
    (received.list !== null || received.fault !== null) &&
      [requester, narrative, steps, operator, openAttachments].every(
        ({ value, fault }) => value !== null || fault !== null,
      ),
  );
  const sectionProps =
    choices && caseIndex.index
      ? {
          caseIndex,
          index: caseIndex.index,
          attachments: resolveCaseAttachments(caseIndex.index, steps, operator, openAttachments),
          choices,
          change,
        }
      : null;
  const password = useRef<HTMLInputElement>(null);
  const passwordAgain = useRef<HTMLInputElement>(null);
  const [mistake, setMistake] = useState<'weak' | 'different' | null>(null);
  const pendingWrites = useContext(PendingWritesContext);
  // The export reads from the disk, so the last changes are flushed first.
  const startExport = async () => {
    const chosen = password.current?.value || null;
    const found = chosen === null ? null : await findMistake(chosen);
    setMistake(found);
    if (found === null) void pendingWrites.flush().then(() => start(chosen));
    else (found === 'weak' ? password : passwordAgain).current?.focus();
  };
  const findMistake = (chosen: string): Promise<'weak' | 'different' | null> =>
    carnetApi.checkPassword(chosen).then(
      () => (chosen === passwordAgain.current?.value ? null : 'different'),
      (error: unknown) => {
        if (error instanceof Refusal && error.code === 'weak-passphrase') return 'weak';
        throw error;
      },
    );
  return (
    <section class="export-form">
      <Heading>{t(words, 'exportForm.title')}</Heading>
      <ReadersNotice />
      <p class="hint">{t(words, 'exportForm.autosaved')}</p>
      <CaseLoading caseIndex={caseIndex} emptyText={t(words, 'carnet.empty')} />
      {choicesDocument.fault && (
        <DamagedDocument fault={choicesDocument.fault} replaceDamaged={() => choicesDocument.replaceDamaged()} />
      )}
      {sectionProps && choices && (
        <GatedContent>
          <div class="export-form">
            <RecipientSection choices={choices} change={change} />
            <ItemsSection {...sectionProps} />
            <RedactedSection {...sectionProps} />
            <AttachmentsSection {...sectionProps} openAttachments={openAttachments} />
            <RequesterSection requester={requester} operator={operator} choices={choices} change={change} />
            <FactsSection carnetApi={carnetApi} narrative={narrative} choices={choices} change={change} />
            <ContentsSection choices={choices} change={change} />
            <ReceivedSection received={received.list ?? []} choices={choices} change={change} />
            <TimestampForm allowAuthority={allowAuthority} />
            <h2>{t(words, 'volumes.title')}</h2>
            <Checkbox
              name="volumes"
              label={t(words, 'volumes.tick', { size: volumeSize })}
              checked={choices.volumes}
              onChange={(volumes) => void change((before) => ({ ...before, volumes }))}
            />
            <p class="hint">{t(words, 'volumes.meaning', { size: volumeSize })}</p>
            <PasswordFields password={password} again={passwordAgain} mistake={mistake} />
            <PreviewSection previewDossier={carnetApi.previewDossier} choices={choices} />
            <div class="choices">
              <button type="button" class="primary" data-action="export" onClick={() => void startExport()}>
                {t(words, 'exportForm.go')}
              </button>
              <button type="button" data-action="review" onClick={() => go('items')}>
                {t(words, 'beforeExport.review')}
              </button>
            </div>
          </div>
        </GatedContent>
      )}
    </section>
  );
}
