import { useEffect } from 'preact/hooks';
import {
  attachmentsDocument,
  narrativeDocument,
  operatorDocument,
  requesterDocument,
  stepsDocument,
} from '../../../domain/case/caseDocuments.ts';
import type { TimestampSettings } from '../../../domain/case/timestampAuthorities.ts';
import { exportChoicesDocument } from '../../../domain/export/exportChoices.ts';
import type { SearchIndex } from '../../../domain/item/search.ts';
import { useReceivedDossiers } from '../../received/useReceivedDossiers.ts';
import { useAsk } from '../../shared/context.ts';
import { useLayoutReady } from '../../shared/LayoutGate.tsx';
import { useTask } from '../../shared/useTask.tsx';
import type { CarnetApi } from '../carnetApi.ts';
import { useCaseDocument } from '../useCaseDocument.ts';
import type { CaseIndex } from '../useCaseIndex.ts';
import { resolveCaseAttachments } from './AttachmentsSection.tsx';
import type { SectionProps } from './choiceFields.tsx';

interface LoadedChoices extends SectionProps {
  readonly index: SearchIndex;
  readonly attachments: ReturnType<typeof resolveCaseAttachments>;
  /** The time-stamping to apply when the dossier is created. */
  readonly dating: TimestampSettings;
}

/** Loads what the pages before an export show and change. `loaded` is null until the case and the choices are read. */
export function useExportData(carnetApi: CarnetApi, caseIndex: CaseIndex) {
  const ask = useAsk();
  const choicesDocument = useCaseDocument(carnetApi, null, exportChoicesDocument);
  const requester = useCaseDocument(carnetApi, null, requesterDocument);
  const narrative = useCaseDocument(carnetApi, null, narrativeDocument);
  const steps = useCaseDocument(carnetApi, null, stepsDocument);
  const operator = useCaseDocument(carnetApi, null, operatorDocument);
  const openAttachments = useCaseDocument(carnetApi, null, attachmentsDocument);
  const received = useReceivedDossiers(carnetApi.received);
  const { result: settings, fault, run } = useTask<TimestampSettings>();
  useEffect(() => void run(() => ask('ui>bg:readTimestampSettings', {})), [ask, run]);
  // Items withdrawn or imported in this tab since the case was read.
  useEffect(() => caseIndex.reload(), []);
  useLayoutReady(
    (received.list !== null || received.fault !== null) &&
      (settings !== null || fault !== null) &&
      [requester, narrative, steps, operator, openAttachments].every((one) => one.value !== null || one.fault !== null),
  );
  const { index } = caseIndex;
  const { value: choices, change } = choicesDocument;
  const loaded: LoadedChoices | null = choices &&
    index &&
    settings && {
      index,
      choices,
      change,
      attachments: resolveCaseAttachments(index, steps, operator, openAttachments),
      dating: choices.dating ?? settings,
    };
  return {
    caseIndex,
    choicesDocument,
    requester,
    narrative,
    operator,
    openAttachments,
    received: received.list ?? [],
    fault,
    loaded,
  };
}

type ExportDocuments = Omit<ReturnType<typeof useExportData>, 'loaded' | 'choicesDocument' | 'fault'>;

/** What each page before an export shows, once it is loaded. */
export interface ExportData extends ExportDocuments, LoadedChoices {
  /** A password of the file was chosen. */
  readonly hasPassword: boolean;
}
