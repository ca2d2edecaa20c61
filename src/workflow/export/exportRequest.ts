import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { receivedExclusionReason } from '../../domain/export/exportChoices.ts';
import type { NotesSelection } from '../../domain/item/itemNotes.ts';

export interface ExportRequest {
  /** Ordinals of items that the person excludes because their stored files no longer match their seal. */
  readonly without: readonly number[];
  /** Ids of items that the person did not choose for this dossier. */
  readonly leftOut?: readonly string[];
  /** Ids of items that are documents: receipts, answers, the signed authorisation. */
  readonly attachmentIds?: readonly string[];
  /** Numbers of the received dossiers to include; missing: none. */
  readonly receivedDossierNumbers?: readonly number[];
  /** What the person chose and wrote on the guided page. */
  readonly options?: Omit<DossierOptions, 'previous'>;
  /** The cover says what is new since the last exported dossier (`DossierOptions.previous`). */
  readonly sincePrevious?: boolean;
  /** Splits the dossier into zips of at most 20 MB. */
  readonly forMail?: boolean;
  /** Encrypts the zips; missing or null: plain zips. Never stored. */
  readonly password?: string | null;
  /** Which parts of the notes of each item to include; missing: none. */
  readonly ticked?: NotesSelection;
}

/** Returns the numbers of the received dossiers to include: none when the size limit or the recipient excludes them. */
export const selectReceivedDossiers = ({
  forMail = false,
  receivedDossierNumbers = [],
  options = {},
}: Pick<ExportRequest, 'forMail' | 'receivedDossierNumbers' | 'options'>): readonly number[] =>
  receivedExclusionReason({ volumes: forMail, purpose: options.purpose ?? null }) === null
    ? receivedDossierNumbers
    : [];
