import type { PageHandle } from '../../scripts/browser/pageHandle.ts';
import { readPng } from '../../scripts/images/png.ts';
import { requestValue } from './backgroundRequests.ts';
import { readDossier, requireFile } from './dossier.ts';
import { expect, test } from './fixtures.ts';
import { createRandom } from './random.ts';
