import { useCallback, useRef, useState } from 'preact/hooks';
import { type Filters, NO_FILTER } from '../../domain/item/search.ts';
import { BackupView } from '../backup/BackupView.tsx';
import { CopyLine } from '../backup/CopyLine.tsx';
import { StoreLine } from '../backup/StoreLine.tsx';
import { ErasePage } from '../erase/ErasePage.tsx';
import { DeadlinesPage } from '../help/DeadlinesPage.tsx';
import { LawPage } from '../help/LawPage.tsx';
import { Due } from '../help/Reminder.tsx';
import { NotKeptView } from '../images/NotKept.tsx';
import { ImportView } from '../import/ImportView.tsx';
import { OriginsView } from '../origins/OriginsView.tsx';
import { OriginView } from '../origins/OriginView.tsx';
import { RedactView } from '../redact/RedactView.tsx';
import { AccountsView } from './accounts/AccountsView.tsx';
import { WaveView } from './accounts/WaveView.tsx';
import { ExportView } from './ExportView.tsx';
import { CasesView } from './follow/CasesView.tsx';
import { DiaryView } from './follow/DiaryView.tsx';
import { OnlineView } from './follow/OnlineView.tsx';
import { OperatorView } from './follow/OperatorView.tsx';
import { StepsView } from './follow/StepsView.tsx';
import { WitnessesView } from './follow/WitnessesView.tsx';
import { ItemView } from './ItemView.tsx';
import { ItemsView } from './items/ItemsView.tsx';
import { MoreView } from './MoreView.tsx';
import { MakingView } from './making/MakingView.tsx';
import { useOpenCase } from './openCase.ts';
import type { CarnetProps } from './props.ts';
import type { HelpRoute, Route } from './route.ts';
import { WelcomeView } from './Welcome.tsx';

interface ViewProps extends CarnetProps {
  readonly route: Exclude<Route, HelpRoute | { view: 'lock' | 'recover' | 'sight' }>;
  readonly go: (hash: string) => void;
  /** No passphrase is set. */
  readonly unprotected: boolean;
}

/** What an address shows once open. The case read into memory, and what narrows its list, last as long as it is open. */
export function View({ route, ...props }: ViewProps) {
  const { ask, words, book, archives, allowAuthority, runExport, imports, copy, window, go, unprotected } =
    props;
  const [isListed, setListed] = useState(false);
  const listed = useCallback(() => setListed(true), []);
  const opened = useOpenCase(book, window.document, isListed || route.view !== 'items');
  const [filters, setFilters] = useState<Filters>(NO_FILTER);
  const show = (chosen: Filters) => {
    setFilters(chosen);
    go('#items');
  };
  const password = useRef<string | null>(null);
  const start = (chosen: string | null) => {
    password.current = chosen;
    go('#export');
  };
  switch (route.view) {
    case 'items': {
      const { page } = route;
      const given = {
        ask,
        words,
        book,
        page,
        opened,
        filters,
        setFilters,
        go,
        unprotected,
        listed,
      };
      const aside = (
        <>
          {/* It reads everything: after the list. */}
          {isListed && <StoreLine words={words} backups={book.backups} />}
          <CopyLine words={words} backups={book.backups} />
        </>
      );
      return (
        <>
          {/* It reads every item: after the list. */}
          {isListed && <Due words={words} counsel={book.counsel} />}
          <ItemsView key={page} {...given} aside={aside} />
        </>
      );
    }
    case 'backup':
      return <BackupView words={words} backups={book.backups} />;
    case 'erase':
      return <ErasePage ask={ask} words={words} />;
    case 'item':
      return (
        <ItemView
          key={route.id}
          {...{ ask, words, id: route.id, book, go }}
          noted={opened.noted}
          index={opened.index}
        />
      );
    case 'redact': {
      const { id, file } = route;
      return <RedactView key={`${id}/${file}`} {...{ ask, words, book, id, file }} noted={opened.noted} />;
    }
    case 'accounts':
      return <AccountsView words={words} book={book} opened={opened} show={show} />;
    case 'wave':
      return <WaveView words={words} opened={opened} show={show} />;
    case 'import':
      return (
        <ImportView
          key={window.location.hash}
          place={route.place}
          words={words}
          imports={imports}
          window={window}
        />
      );
    case 'origins':
      return <OriginsView words={words} received={book.received} window={window} />;
    case 'origin': {
      const { number, page } = route;
      return <OriginView key={number} {...{ words, number, page }} received={book.received} />;
    }
    case 'image':
      return <NotKeptView words={words} imports={imports} />;
    case 'deadlines':
      return <DeadlinesPage words={words} counsel={book.counsel} />;
    case 'law':
      return <LawPage words={words} counsel={book.counsel} />;
    case 'before-export':
      return <MakingView {...{ ask, words, book, allowAuthority, opened, start, go }} />;
    case 'export':
      return <ExportView {...{ words, runExport, copy, go }} password={password.current} />;
    case 'steps':
      return <StepsView words={words} book={book} opened={opened} />;
    case 'online':
      return <OnlineView ask={ask} words={words} book={book} opened={opened} />;
    case 'diary':
      return <DiaryView words={words} book={book} />;
    case 'witnesses':
      return <WitnessesView words={words} book={book} />;
    case 'operator':
      return <OperatorView words={words} book={book} />;
    case 'cases':
      return <CasesView words={words} book={book} changed={opened.reload} />;
    case 'welcome':
      return <WelcomeView words={words} />;
    case 'more':
      return <MoreView words={words} archives={archives} />;
  }
}
