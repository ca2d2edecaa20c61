import type { ScreenSources } from './digestScreen.ts';

const style = 'src/ui/styles.css';
const inCarnet = (view: string): ScreenSources => ({
  style,
  roots: ['src/ui/shared/Header.tsx', 'src/ui/carnet/NavTabs.tsx', view],
});

/** What draws each picture of the guides, by its name. */
export const GUIDE_PICTURE_SOURCES = {
  'guide-capture': { style, roots: ['src/ui/popup/Popup.tsx'] },
  'guide-qui-capture': inCarnet('src/ui/carnet/casework/OperatorView.tsx'),
  'guide-dossiers-recus': inCarnet('src/ui/received/ReceivedDossiersView.tsx'),
  'guide-effacer': inCarnet('src/ui/erase/ErasePage.tsx'),
  'guide-dossier-pret': inCarnet('src/ui/carnet/ExportView.tsx'),
  'guide-verifier': {
    style: 'entrypoints/verifier/style.css',
    roots: ['entrypoints/verifier/index.html', 'entrypoints/verifier/resultRenderer.ts'],
  },
} as const satisfies Readonly<Record<string, ScreenSources>>;

export type GuidePictureName = keyof typeof GUIDE_PICTURE_SOURCES;
