import { findPublishedDigest } from '../../src/verifier/publishedReleases.ts';
import { start } from '../../src/verifier/start.ts';

start(findPublishedDigest);
