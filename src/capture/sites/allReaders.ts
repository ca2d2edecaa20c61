/** Loads every pack, for tests and scripts: a page gets one. */
import './packs/x.ts';
import './packs/youtube.ts';
import './packs/reddit.ts';
import './packs/bluesky.ts';
import './packs/tiktok.ts';
import './packs/self-hosted.ts';
import './packs/threads.ts';
import './packs/instagram.ts';
import './packs/facebook.ts';
import './packs/discord.ts';
import './packs/twitch.ts';
import './packs/telegram.ts';
import './packs/whatsapp.ts';
import './packs/linkedin.ts';
import './packs/jeuxvideo.ts';
import './packs/hackernews.ts';
import './packs/google.ts';
import './packs/outlook.ts';
import './packs/trustpilot.ts';
import { listReaders } from '../../platforms/reading/reader.ts';

/** The ids of all platforms with a reader. */
export const PLATFORM_IDS: readonly string[] = listReaders().map(({ id }) => id);
