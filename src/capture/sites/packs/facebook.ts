import { facebook } from '../facebook.ts';
import { messenger } from '../messenger.ts';
import { registerReaders } from '../readers.ts';

registerReaders('facebook', [messenger, facebook]);
