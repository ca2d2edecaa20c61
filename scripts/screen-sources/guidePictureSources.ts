import type { ScreenSources } from './digestScreen.ts';

const style = 'src/ui/styles.css';
const inCarnet = (view: string): ScreenSources => ({
  style,
  roots: ['src/ui/Header.tsx', 'src/carnet/places.tsx', view],
});

/** What draws each picture of the guides, by its name. */
export const GUIDE_PICTURE_SOURCES = {
  'guide-capture': { style, roots: ['src/popup/Popup.tsx'] },
  'guide-qui-capture': inCarnet('src/carnet/followUp/OperatorView.tsx'),
  'guide-dossiers-recus': inCarnet('src/carnet/received/ReceivedDossiersView.tsx'),
  'guide-effacer': inCarnet('src/carnet/settings/ErasePage.tsx'),
  'guide-dossier-pret': inCarnet('src/carnet/export/ExportView.tsx'),
  'guide-verifier': {
    style: 'src/verifier/verifier.css',
    roots: ['entrypoints/verifier/index.html', 'src/verifier/resultRenderer.ts'],
  },
} as const satisfies Readonly<Record<string, ScreenSources>>;

export type GuidePictureName = keyof typeof GUIDE_PICTURE_SOURCES;
