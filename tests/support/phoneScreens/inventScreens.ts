import { drawInstagram, drawMessenger, drawSms, drawSnapchat, drawWhatsApp } from './conversationKinds.ts';
import { drawDiscord, drawFacebook, drawTikTok, drawX, drawYouTube } from './feedKinds.ts';
import { SCREEN_SETS, type ScreenSet, Speech } from './inventedSpeech.ts';
import type { Look, Phone, ScreenMarkup } from './screenMarkup.ts';

/** The sixty invented telephone screens that a reader of pictures is judged on. */

type DrawScreen = (speech: Speech, look: Look, phone: Phone, hasForeignLine: boolean) => ScreenMarkup;

const KINDS = {
  WhatsApp: drawWhatsApp,
  Messenger: drawMessenger,
  Instagram: drawInstagram,
  Snapchat: drawSnapchat,
  SMS: drawSms,
  TikTok: drawTikTok,
  X: drawX,
  Facebook: drawFacebook,
  YouTube: drawYouTube,
  Discord: drawDiscord,
} as const satisfies Readonly<Record<string, DrawScreen>>;

export type ScreenKind = keyof typeof KINDS;
export const SCREEN_KINDS = Object.keys(KINDS) as ScreenKind[]; // the keys of a constant

const PHONES: readonly Phone[] = [
  { width: 360, height: 780, scale: 3, system: 'android' },
  { width: 390, height: 844, scale: 3, system: 'iphone' },
  { width: 412, height: 915, scale: 2.625, system: 'android' },
  { width: 375, height: 667, scale: 2, system: 'iphone' },
];

export interface InventedScreen {
  readonly name: string;
  readonly kind: ScreenKind;
  readonly set: ScreenSet;
  readonly phone: Phone;
  readonly markup: ScreenMarkup;
}

/** Three screens of each kind in each set: light, dark, and light again, with a wallpaper where there is one. */
export function inventScreens(): readonly InventedScreen[] {
  return SCREEN_SETS.flatMap((set, setIndex) =>
    SCREEN_KINDS.flatMap((kind, kindIndex) =>
      [0, 1, 2].map((index): InventedScreen => {
        const seed = 1000 * (setIndex + 1) + 10 * kindIndex + index;
        const look = { isDark: index === 1, hasWallpaper: index > 0 };
        const phone = PHONES[(kindIndex + index + setIndex) % PHONES.length] as Phone; // within the list
        const hasForeignLine = (kindIndex + index) % 5 === 2;
        const markup = KINDS[kind](new Speech(seed, set), look, phone, hasForeignLine);
        return { name: `${kind}-${set}-${index + 1}`, kind, set, phone, markup };
      }),
    ),
  );
}
