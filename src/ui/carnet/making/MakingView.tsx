import { useContext, useRef } from 'preact/hooks';
import {
  attachmentsDocument,
  narrativeDocument,
  operatorDocument,
  requesterDocument,
  stepsDocument,
} from '../../../domain/case/caseDocuments.ts';
import { exportChoicesDocument } from '../../../domain/export/exportChoices.ts';
import { SecretField } from '../../lock/SecretField.tsx';
import { useReceived } from '../../origins/useReceived.ts';
import { Heading } from '../../parts/Heading.tsx';
import { Settled, useWaitedFor } from '../../parts/Together.tsx';
import { Unreadable } from '../../parts/Unreadable.tsx';
import { t } from '../../words/index.ts';
import type { OpenCase } from '../openCase.ts';
import type { CarnetProps } from '../props.ts';
import { ReadFirst } from '../ReadFirst.tsx';
import { Timestamping } from '../Timestamping.tsx';
import { UnwrittenHere } from '../unwritten.ts';
import { useSheet } from '../useSheet.ts';
import { Waiting } from '../Waiting.tsx';
import { Contents } from './Contents.tsx';
import { Documents, documentsIn } from './Documents.tsx';
import { Tick } from './fields.tsx';
import { Joined } from './Joined.tsx';
import { LookAheadPages } from './LookAhead.tsx';
import { Redacted } from './Redacted.tsx';
import { Telling } from './Telling.tsx';
import { WhichItems } from './WhichItems.tsx';
import { WhoAmI } from './WhoAmI.tsx';
import { WhoFor } from './WhoFor.tsx';
import './making.css';

interface MakingViewProps extends Pick<CarnetProps, 'ask' | 'words' | 'book' | 'allowAuthority'> {
  readonly opened: OpenCase;
  /** Goes on to the export; the password is kept in memory only, null for none. */
  readonly start: (password: string | null) => void;
  readonly go: (hash: string) => void;
}

/**
 * The guided page: who may read it first, then whom it is for, which items, who hands it over, their own words, what
 * else goes in. Each answer is kept at once; none is needed.
 */
export function MakingView({ ask, words, book, allowAuthority, opened, start, go }: MakingViewProps) {
  const sheet = useSheet(book, null, exportChoicesDocument);
  const { value: choices, change } = sheet;
  const requester = useSheet(book, null, requesterDocument);
  const told = useSheet(book, null, narrativeDocument);
  const steps = useSheet(book, null, stepsDocument);
  const operator = useSheet(book, null, operatorDocument);
  const kept = useSheet(book, null, attachmentsDocument);
  const received = useReceived(book.received);
  useWaitedFor(
    (received.list !== null || received.fault !== null) &&
      [requester, told, steps, operator, kept].every(({ value, fault }) => value !== null || fault !== null),
  );
  const choosing =
    choices && opened.index
      ? {
          words,
          opened,
          index: opened.index,
          documents: documentsIn(opened.index, steps, operator, kept),
          choices,
          change,
        }
      : null;
  const password = useRef<HTMLInputElement>(null);
  const unwritten = useContext(UnwrittenHere);
  // The dossier is made of what is on the disk: the last words typed and the last tick are there first.
  const begin = () => {
    const chosen = password.current?.value || null;
    void unwritten.settled().then(() => start(chosen));
  };
  return (
    <section class="making">
      <Heading>{t(words, 'making.title')}</Heading>
      <ReadFirst words={words} />
      <p class="hint">{t(words, 'making.kept')}</p>
      <Waiting words={words} opened={opened} emptyText={t(words, 'carnet.empty')} />
      {sheet.fault && <Unreadable words={words} fault={sheet.fault} renew={() => sheet.renew()} />}
      {choosing && choices && (
        <Settled>
          <div class="making">
            <WhoFor words={words} choices={choices} change={change} />
            <WhichItems {...choosing} />
            <Redacted {...choosing} />
            <Documents {...choosing} kept={kept} />
            <WhoAmI
              words={words}
              requester={requester}
              operator={operator}
              choices={choices}
              change={change}
            />
            <Telling words={words} book={book} told={told} choices={choices} change={change} />
            <Contents words={words} choices={choices} change={change} />
            <Joined words={words} received={received.list ?? []} choices={choices} change={change} />
            <Timestamping ask={ask} words={words} allowAuthority={allowAuthority} />
            <h2>{t(words, 'volumes.title')}</h2>
            <Tick
              name="volumes"
              label={t(words, 'volumes.tick')}
              checked={choices.volumes}
              tick={(volumes) => void change((before) => ({ ...before, volumes }))}
            />
            <p class="hint">{t(words, 'volumes.meaning')}</p>
            <h2>{t(words, 'making.password')}</h2>
            <p class="hint">{t(words, 'making.passwordMeaning')}</p>
            <SecretField
              words={words}
              name="zip-password"
              label={t(words, 'making.passwordField')}
              hint={t(words, 'making.passwordHint')}
              input={password}
            />
            <LookAheadPages words={words} lookAhead={book.lookAhead} choices={choices} />
            <div class="choices">
              <button type="button" class="primary" data-action="export" onClick={begin}>
                {t(words, 'making.go')}
              </button>
              <button type="button" data-action="review" onClick={() => go('#items')}>
                {t(words, 'before.review')}
              </button>
            </div>
          </div>
        </Settled>
      )}
    </section>
  );
}
