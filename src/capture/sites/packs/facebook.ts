import { facebook } from '../../../platforms/facebook.ts';
import { messenger } from '../../../platforms/messenger.ts';
import { registerReaders } from '../../../platforms/reading/reader.ts';

registerReaders('facebook', [messenger, facebook]);
