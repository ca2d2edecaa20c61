import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';

/** What Recueil does and does not do, and a glossary, as a page. */
export function WelcomeView() {
  const words = useWords();
  return (
    <section>
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
