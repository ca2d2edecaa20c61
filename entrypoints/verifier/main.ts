import { findPublishedDigest } from '../wiring/verifierReleases.ts';
import { start } from './start.ts';

start(findPublishedDigest);
