import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { WordList } from '../../ui/WordList.tsx';

/** What Recueil does and does not do, and a glossary, as a page. */
export function WelcomeView() {
  const words = useWords();
  return (
    <section>
      <Heading>{t(words, 'welcome.title')}</Heading>
      <WordList
        words={[
          'welcome.keeps',
          'welcome.weighed',
          'welcome.stays',
          'welcome.order',
          'welcome.trust',
          'welcome.notYou',
        ]}
      />
      <h2>{t(words, 'traces.title')}</h2>
      <WordList words={['traces.profile', 'traces.aloud', 'traces.private']} />
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
