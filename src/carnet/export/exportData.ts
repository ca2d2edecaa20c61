import { useEffect } from 'preact/hooks';
import {
  type Attachment,
  narrativeDocument,
  type OperatorDetails,
  type Requester,
  requesterDocument,
} from '../../domain/case/caseDocuments.ts';
import { TIMESTAMP_AUTHORITIES, type TimestampSettings } from '../../domain/case/timestampAuthorities.ts';
import {
  copyOperator,
  type ExportChoices,
  exportChoicesDocument,
  resolveChosenParts,
} from '../../domain/export/exportChoices.ts';
import type { SearchIndex } from '../../domain/item/search.ts';
import { MAX_EMAIL_BYTES } from '../../domain/shared/limits.ts';
import { useAsk } from '../../ui/context.ts';
import { formatFileSize } from '../../ui/formatTime.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { useLoad, useSubmit } from '../../ui/useTask.tsx';
import type { EarlierDossiers } from '../../workflow/case/caseJournal.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { useCaseAttachments } from '../parts/caseAttachments.ts';
import type { SectionProps } from '../parts/formFields.tsx';
import { type OpenDocument, useCaseDocument } from '../parts/useCaseDocument.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { useReceivedDossiers } from '../parts/useReceivedDossiers.ts';
import type { DossierSubject } from '../route.ts';
import { listDocuments } from './AttachmentsSection.tsx';
import { isComplement, selectItems, selectReceived } from './dossierSelection.ts';
import { countSelected } from './ItemsSection.tsx';

interface LoadedChoices extends SectionProps {
  readonly index: SearchIndex;
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** What was made for this recipient until now; null: nothing. */
  readonly earlier: EarlierDossiers | null;
  /** The time-stamping to apply when the dossier is created. */
  readonly dating: TimestampSettings;
}

/**
 * Loads what the pages before an export show and change. `loaded` is null until the case and the choices are read;
 * `isReady` is true once everything else is read or has failed.
 */
export function useExportData(caseIndex: CaseIndex) {
  const ask = useAsk();
  const choicesDocument = useCaseDocument(null, exportChoicesDocument);
  const requester = useCaseDocument(null, requesterDocument);
  const narrative = useCaseDocument(null, narrativeDocument);
  const { index } = caseIndex;
  const { operator, openAttachments, attachments } = useCaseAttachments(index);
  const received = useReceivedDossiers();
  const { loadExports } = useCarnetApi();
  const { result: settings, fault } = useLoad(() => ask('ui>bg:readTimestampSettings', {}), [ask]);
  const { result: earlier, fault: earlierFault } = useLoad(
    async () => (await loadExports()).listEarlierDossiers(),
    [loadExports],
  );
  // Items withdrawn or imported in this tab since the case was read.
  useEffect(() => caseIndex.reload(), []);
  const isReadAll =
    (received.list !== null || received.fault !== null) &&
    (settings !== null || fault !== null) &&
    (earlier !== null || earlierFault !== null) &&
    attachments !== null &&
    [requester, narrative].every((one) => one.value !== null || one.fault !== null);
  const { value: choices, change } = choicesDocument;
  const copied = useOperatorCopy(choicesDocument, requester, operator);
  const loaded: LoadedChoices | null = choices &&
    index &&
    settings && {
      index,
      choices,
      change,
      attachments: attachments ?? new Map(),
      earlier: earlier?.get(choices.purpose) ?? null,
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
    isReady: isReadAll && copied,
  };
}

/** Copies « Pour qui » into what the dossier says of the requester. False until that is done or has failed. */
function useOperatorCopy(
  choicesDocument: OpenDocument<ExportChoices>,
  requester: OpenDocument<Requester>,
  operator: OpenDocument<OperatorDetails>,
): boolean {
  const { fault, submit } = useSubmit();
  const { value: choices } = choicesDocument;
  const { value: details } = operator;
  const copied =
    choices && details && requester.value !== null && fault === null ? copyOperator(choices, details) : null;
  const isDue = copied !== null;
  useEffect(() => {
    if (copied === null || details === null) return;
    void submit(async () => {
      // The name first: the choices mark the copy as done.
      await requester.change((before) => ({ ...before, name: before.name || copied.name }));
      await choicesDocument.change((before) => copyOperator(before, details)?.choices ?? before);
    });
  }, [isDue]);
  return !isDue;
}

type ExportDocuments = Omit<ReturnType<typeof useExportData>, 'loaded' | 'isReady' | 'choicesDocument' | 'fault'>;

/** What the pages before an export show, once it is loaded. */
export interface ExportData extends ExportDocuments, LoadedChoices {
  /** A password of the file was chosen. */
  readonly hasPassword: boolean;
}

interface Summary {
  readonly subject: DossierSubject;
  /** One line. */
  readonly text: string;
  /** Differs from what a first dossier contains. */
  readonly isChanged: boolean;
}

/** Returns a line for each subject of the dossier but for whom it is, without those that the case has nothing for. */
export function summarize(words: Words, data: ExportData): readonly Summary[] {
  const summaries: readonly (Summary | null)[] = [
    summarizeItems(words, data),
    summarizeDocuments(words, data),
    summarizeRequester(words, data),
    summarizeFacts(words, data),
    summarizeContents(words, data),
    summarizeReceived(words, data),
    summarizeDating(words, data),
    summarizeFile(words, data),
  ];
  return summaries.filter((one) => one !== null);
}

function summarizeItems(words: Words, data: ExportData): Summary {
  const { choices } = data;
  const filters = [choices.from, choices.to, choices.who, choices.category];
  const isChanged = choices.intimate || choices.originals || choices.metadata || choices.leftOut.length > 0;
  return {
    subject: 'items',
    text: countSelected(words, selectItems(data)),
    isChanged: isChanged || isComplement(data) || filters.some((one) => one !== null),
  };
}

function summarizeDocuments(
  words: Words,
  { index, attachments, openAttachments, choices }: ExportData,
): Summary | null {
  const listed = listDocuments(index, attachments);
  if (listed.length === 0 && openAttachments.fault === null) return null;
  const n = listed.filter(({ item }) => choices.documents.includes(item.id)).length;
  return summarizeAdded(words, 'documents', n === 0 ? [] : [t(words, 'exportForm.documentCount', { n })]);
}

function summarizeRequester(words: Words, { choices, requester }: ExportData): Summary {
  const { name = '', contact = '', address = '' } = requester.value ?? {};
  const role = choices.role === null ? '' : t(words, `exportForm.role.${choices.role}`);
  return summarizeAdded(words, 'requester', [role, choices.concerned, name, contact, address]);
}

function summarizeFacts(words: Words, { choices, narrative }: ExportData): Summary {
  const { danger } = choices;
  const hasNarrative = resolveChosenParts(choices).has('narrative') && narrative.value?.text;
  return summarizeAdded(words, 'facts', [
    danger === null ? '' : `${t(words, 'exportForm.danger')} ${t(words, `exportForm.danger.${danger}`)}`,
    hasNarrative ? t(words, 'exportForm.part.narrative') : '',
    choices.asked === '' ? '' : t(words, 'exportForm.asked'),
  ]);
}

function summarizeAdded(words: Words, subject: DossierSubject, added: readonly string[]): Summary {
  const shown = added.filter((one) => one !== '');
  return {
    subject,
    text: shown.length === 0 ? t(words, 'exportForm.nothingAdded') : shown.join(' · '),
    isChanged: shown.length > 0,
  };
}

function summarizeContents(words: Words, { choices, narrative }: ExportData): Summary {
  const { parts, prerequisites } = choices;
  const included = [...resolveChosenParts(choices)].filter((part) => part !== 'narrative' || narrative.value?.text);
  const labels = [
    ...included.map((part) => t(words, `exportForm.part.${part}`)),
    ...(['translations', 'notes', 'ratings'] as const)
      .filter((what) => choices[what])
      .map((what) => t(words, `exportForm.${what}`)),
  ];
  const { translations, notes, ratings } = exportChoicesDocument.empty;
  return {
    subject: 'contents',
    // Without the explanation that follows in each label.
    text:
      labels.map((label) => label.split(/[:(,]/, 1).join().trimEnd()).join(' · ') ||
      t(words, 'exportForm.nothingAdded'),
    isChanged:
      Object.values(parts).some((tick) => tick !== null) ||
      Object.values(prerequisites).some((state) => state !== null) ||
      choices.translations !== translations ||
      choices.notes !== notes ||
      choices.ratings !== ratings,
  };
}

function summarizeReceived(words: Words, { choices, earlier, received }: ExportData): Summary | null {
  if (received.length === 0) return null;
  const n = selectReceived({ choices, earlier }).toGo.length;
  return summarizeAdded(words, 'received', n === 0 ? [] : [t(words, 'exportForm.receivedCount', { n })]);
}

function summarizeDating(words: Words, { dating: { address } }: ExportData): Summary {
  const name = TIMESTAMP_AUTHORITIES.find((one) => one.address === address)?.name;
  return {
    subject: 'dating',
    text:
      address === null
        ? t(words, 'timestamp.none')
        : t(words, 'timestamp.by', { authority: name ?? new URL(address).host }),
    isChanged: address !== null,
  };
}

function summarizeFile(words: Words, { choices, hasPassword }: ExportData): Summary {
  const size = formatFileSize(words.lang, MAX_EMAIL_BYTES);
  const volumes = choices.volumes ? t(words, 'volumes.tick', { size }) : t(words, 'exportForm.oneFile');
  const password = t(words, hasPassword ? 'exportForm.withPassword' : 'exportForm.withoutPassword');
  return { subject: 'file', text: `${volumes}, ${password}`, isChanged: choices.volumes || hasPassword };
}
