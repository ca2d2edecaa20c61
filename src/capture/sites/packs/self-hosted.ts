import { discourse } from '../discourse.ts';
import { forumactif } from '../forumactif.ts';
import { mastodon } from '../mastodon.ts';
import { phpbb } from '../phpbb.ts';
import { registerReaders } from '../readers.ts';
import { vbulletin } from '../vbulletin.ts';
import { xenforo } from '../xenforo.ts';

registerReaders('self-hosted', [mastodon, discourse, xenforo, vbulletin, forumactif, phpbb]);
