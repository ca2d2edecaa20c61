import type { RefObject } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { StaysOut } from '../domain/export/exportedDossier.ts';
import type { CaseStatementEdits } from '../domain/export/statementText.ts';
import { useCarnetProps } from './carnetProps.ts';
import { ExportForm } from './export/ExportForm.tsx';
import { ExportView } from './export/ExportView.tsx';
import { StatementEditsContext } from './export/StatementFields.tsx';
import { ComplaintPage } from './followUp/ComplaintPage.tsx';
import { ImportView } from './import/ImportView.tsx';
import { ReceivedDossierView } from './import/ReceivedDossierView.tsx';
import { ImageTextsView } from './item/ImageTextsView.tsx';
import { ItemView } from './item/ItemView.tsx';
import { RedactView } from './item/RedactView.tsx';
import { ItemsView } from './list/ItemsView.tsx';
import { IntegrityLine, WrongCaptureNote } from './list/ListCards.tsx';
import { ReadingDeclines } from './list/ReadingDeclines.tsx';
import { useListState } from './parts/listState.ts';
import { ProhibitedImagePage } from './parts/ProhibitedImage.tsx';
import { useCaseIndex } from './parts/useCaseIndex.tsx';
import type { HelpRoute, Route } from './route.ts';
import { ErasePage } from './settings/ErasePage.tsx';
import { SettingsPage } from './settings/SettingsPage.tsx';

/** What the page before an export chose for the one that begins. */
interface NextExport {
  /** Of the zip, in memory only; null: unencrypted. */
  readonly password: string | null;
  readonly filesShown: boolean;
  readonly staysOut: StaysOut;
}

export interface CarnetViewProps {
  readonly route: Exclude<
    Route,
    HelpRoute | { view: 'lock' | 'backup' | 'backup-one' | 'restore' | 'recover' | 'diagnostics' }
  >;
  /** No passphrase is set. */
  readonly unprotected: boolean;
  readonly statementEdits: CaseStatementEdits;
  /**
   * Null until the person starts an export, once its page was left, and once the store locked: its files are deleted,
   * and another export would have another digest, so that none begins by itself.
   */
  readonly nextExport: NextExport | null;
  readonly setNextExport: (next: NextExport | null) => void;
  /** Files of the import page that a lock took away. */
  readonly unkept: RefObject<number>;
  /** Called when the page « Effacer » erased a carnet, or all. */
  readonly onErased: () => void;
}

/** From there the list is gone back to, with its last change; from elsewhere, that is an old one. */
const NEAR_LIST: ReadonlySet<string> = new Set(['items', 'item', 'redact']);

/** The view of a route while the store is open. Holds the case index and the filters until the store is locked. */
export function CarnetView({
  route,
  unprotected,
  nextExport,
  setNextExport,
  unkept,
  onErased,
  ...props
}: CarnetViewProps) {
  const { navigation } = useCarnetProps();
  const [isListed, setListed] = useState(false);
  const onListed = useCallback(() => setListed(true), []);
  const caseIndex = useCaseIndex(isListed || route.view !== 'items');
  const list = useListState(caseIndex.caseId);
  const { setLastChange, place } = list;
  const isNearList = NEAR_LIST.has(route.view);
  useEffect(() => {
    if (isNearList) return;
    setLastChange(null);
    place.asked = null;
  }, [isNearList, setLastChange, place]);
  const statementEdits = useMemo(
    () => props.statementEdits.of(caseIndex.caseId),
    [props.statementEdits, caseIndex.caseId],
  );
  const startExport = (password: string | null, filesShown: boolean, staysOut: StaysOut) => {
    setNextExport({ password, filesShown, staysOut });
    navigation.go('export');
  };
  switch (route.view) {
    case 'items': {
      const { page, asked, wrong } = route;
      // After the list: the integrity check reads the whole store.
      const notices = (
        <>
          {wrong && <WrongCaptureNote wrong={wrong} />}
          {isListed && <IntegrityLine />}
          {isListed && <ReadingDeclines caseIndex={caseIndex} />}
        </>
      );
      return <ItemsView key={navigation.path} {...{ page, asked, caseIndex, list, unprotected, onListed, notices }} />;
    }
    case 'erase':
      return <ErasePage key={route.caseId} caseId={route.caseId} onErased={onErased} />;
    case 'item':
      return <ItemView key={route.id} {...{ id: route.id, asksCase: route.asksCase, caseIndex, list }} />;
    case 'redact': {
      const { id, file } = route;
      return <RedactView key={`${id}/${file}`} id={id} file={file} caseIndex={caseIndex} />;
    }
    case 'import':
      return <ImportView key={navigation.path} target={route.place} part={route.part} unkept={unkept} />;
    case 'received-dossier': {
      const { number, page } = route;
      return <ReceivedDossierView key={number} number={number} page={page} />;
    }
    case 'prohibited-image':
      return <ProhibitedImagePage />;
    case 'before-export':
      return <ExportForm {...{ caseIndex, subject: route.subject, start: startExport }} isClosed={false} />;
    case 'export':
      if (nextExport === null) return <ExportForm {...{ caseIndex, start: startExport }} subject={null} isClosed />;
      return (
        <StatementEditsContext.Provider value={statementEdits}>
          <ExportView caseIndex={caseIndex} {...nextExport} onLeave={() => setNextExport(null)} />
        </StatementEditsContext.Provider>
      );
    case 'steps':
    case 'filed':
    case 'dates':
      return <ComplaintPage key={route.view} caseIndex={caseIndex} view={route.view} />;
    case 'image-texts':
      return <ImageTextsView caseIndex={caseIndex} />;
    case 'more':
    case 'operator':
    case 'cases': {
      const wrong = route.view === 'cases' ? route.wrong : undefined;
      return (
        <SettingsPage key={route.view} part={route.view} onRename={caseIndex.reload} {...{ wrong, unprotected }} />
      );
    }
  }
}
