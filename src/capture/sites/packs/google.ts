import { gmail } from '../gmail.ts';
import { googleReviews } from '../google-reviews.ts';
import { registerReaders } from '../readers.ts';

registerReaders('google', [gmail, googleReviews]);
