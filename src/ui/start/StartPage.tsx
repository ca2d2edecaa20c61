import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Header } from '../shared/Header.tsx';
import { ChromiumPinPicture, FirefoxPinPicture } from './PinPictures.tsx';

interface StartPageProps {
  readonly openCarnet: (path: string) => void;
  readonly quit: () => void;
}

/** Opens once, after the installation: what Recueil is, how to pin its icon, and where to begin. It asks nothing. */
export function StartPage({ openCarnet, quit }: StartPageProps) {
  const words = useWords();
  return (
    <div class="carnet">
      <Header quit={quit} help={() => openCarnet('help')} />
      <main class="start">
        <h1>{t(words, 'start.title')}</h1>
        <ul class="next">
          <li>{t(words, 'start.what')}</li>
          <li>{t(words, 'start.stays')}</li>
          <li>{t(words, 'start.dossier')}</li>
        </ul>
        <h2>{t(words, 'start.pin')}</h2>
        <div class="pin-pictures">
          <section aria-labelledby="pin-chromium">
            <h3 id="pin-chromium">Chrome, Edge, Brave</h3>
            <ChromiumPinPicture />
            <p>{t(words, 'start.pinChromium')}</p>
          </section>
          <section aria-labelledby="pin-firefox">
            <h3 id="pin-firefox">Firefox</h3>
            <FirefoxPinPicture />
            <p>{t(words, 'start.pinFirefox')}</p>
          </section>
        </div>
        <h2>{t(words, 'start.begin')}</h2>
        <div class="choices">
          <a class="button primary" data-action="practice" href="practice.html">
            {t(words, 'start.practice')}
          </a>
          <button type="button" data-action="import" onClick={() => openCarnet('import')}>
            {t(words, 'start.import')}
          </button>
        </div>
        <p class="hint">{t(words, 'start.later')}</p>
      </main>
    </div>
  );
}
