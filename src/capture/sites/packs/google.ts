import { gmail } from '../../../platforms/gmail.ts';
import { googleReviews } from '../../../platforms/googleReviews.ts';
import { registerReaders } from '../../../platforms/reading/reader.ts';

registerReaders('google', [gmail, googleReviews]);
