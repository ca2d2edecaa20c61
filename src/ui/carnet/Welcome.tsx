import { useEffect, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/store/preferences.ts';
import { t } from '../locales/index.ts';
import { ComputerOwnerButtons } from '../lock/ComputerOwner.tsx';
import { updatePreferences } from '../lock/updatePreferences.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { FocusedStatus } from '../shared/FocusedStatus.tsx';
import { Heading } from '../shared/Heading.tsx';
import { useLayoutReady } from '../shared/LayoutGate.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { useTask } from '../shared/useTask.tsx';

interface WelcomeProps {
  /** Opens the page about the passphrase and other devices. */
  readonly openLockPage: () => void;
  /** Asks only whose computer it is, on a page with other content. */
  readonly brief?: boolean;
}

/**
 * Shown when the carnet is first opened, never before a capture: what Recueil does and does not do, and whose computer
 * this is.
 */
export function Welcome({ openLockPage, brief = false }: WelcomeProps) {
  const ask = useAsk();
  const words = useWords();
  const { result: preferences, fault, run } = useTask<Preferences>();
  const [isAnswered, setIsAnswered] = useState(false);
  useEffect(() => void run(() => ask('ui>bg:readPreferences', {})), [ask, run]);
  useLayoutReady(preferences !== null || fault !== null);
  if (fault) return <Alert fault={fault} />;
  if (preferences === null) return null;
  const answer = (change: Partial<Preferences>) =>
    run(async () => {
      const saved = await updatePreferences(ask, change);
      setIsAnswered(true);
      if (change.computer !== undefined && change.computer !== 'mine') openLockPage();
      return saved;
    });
  const showsWelcome = !brief && !preferences.welcomed;
  const asksOwner = preferences.computer === null;
  if (!showsWelcome && !asksOwner)
    return isAnswered ? <FocusedStatus>{t(words, 'welcome.noted')}</FocusedStatus> : null;
  return (
    <section class="panel" aria-labelledby="welcome-title">
      <h2 id="welcome-title">{t(words, showsWelcome ? 'welcome.title' : 'offer.question')}</h2>
      {showsWelcome && (
        <>
          <WelcomePoints />
          <h3>{t(words, 'traces.title')}</h3>
          <TraceList />
          {asksOwner && <h3>{t(words, 'offer.question')}</h3>}
        </>
      )}
      {asksOwner && <p class="hint">{t(words, 'offer.why')}</p>}
      <div class="choices">
        {asksOwner ? (
          <ComputerOwnerButtons
            answer={(computer) => answer(showsWelcome ? { computer, welcomed: true } : { computer })}
          />
        ) : (
          <button type="button" data-action="welcomed" onClick={() => answer({ welcomed: true })}>
            {t(words, 'app.understood')}
          </button>
        )}
        {showsWelcome && (
          <a class="button" {...linkTo('guide')}>
            {t(words, 'guide.title')}
          </a>
        )}
      </div>
    </section>
  );
}

/** The text of the welcome panel and a glossary, as a page. */
export function WelcomeView() {
  const words = useWords();
  return (
    <section>
      <p>
        <a class="back" {...linkTo('more')}>
          {t(words, 'more.title')}
        </a>
      </p>
      <Heading>{t(words, 'welcome.title')}</Heading>
      <WelcomePoints />
      <h2>{t(words, 'traces.title')}</h2>
      <TraceList />
      <h2>{t(words, 'welcome.wordsTitle')}</h2>
      <dl class="fields">
        {GLOSSARY.map((word) => (
          <div key={word}>
            <dt>{t(words, `glossary.${word}`)}</dt>
            <dd>{t(words, `glossary.${word}Meaning`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const GLOSSARY = ['exhibit', 'list', 'digest', 'journal', 'receipt', 'impact'] as const;

function WelcomePoints() {
  const words = useWords();
  return (
    <ul class="next">
      <li>{t(words, 'welcome.keeps')}</li>
      <li>{t(words, 'welcome.weighed')}</li>
      <li>{t(words, 'welcome.stays')}</li>
      <li>{t(words, 'welcome.order')}</li>
      <li>{t(words, 'welcome.trust')}</li>
      <li>{t(words, 'welcome.notYou')}</li>
    </ul>
  );
}

function TraceList() {
  const words = useWords();
  return (
    <ul class="next">
      <li>{t(words, 'traces.profile')}</li>
      <li>{t(words, 'traces.aloud')}</li>
      <li>{t(words, 'traces.private')}</li>
    </ul>
  );
}
