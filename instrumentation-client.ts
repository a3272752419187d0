import { guardAgainstTranslators } from './lib/client/translation-guard';

/** Next runs this file in the browser before React takes over the page. */
guardAgainstTranslators(document);
