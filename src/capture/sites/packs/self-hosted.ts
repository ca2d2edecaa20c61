import { discourse } from '../../../platforms/discourse.ts';
import { forumactif } from '../../../platforms/forumactif.ts';
import { mastodon } from '../../../platforms/mastodon.ts';
import { phpbb } from '../../../platforms/phpbb.ts';
import { registerReaders } from '../../../platforms/reading/reader.ts';
import { vbulletin } from '../../../platforms/vbulletin.ts';
import { xenforo } from '../../../platforms/xenforo.ts';

registerReaders('self-hosted', [mastodon, discourse, xenforo, vbulletin, forumactif, phpbb]);
