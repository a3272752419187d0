import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { FORMATS_COOKIE } from '@/lib/client/format-choice';
import type { ViewerFormats } from '@/lib/client/formats';
import { parseFormatChoices } from '@/lib/contract/schemas/format-choices';
import { withChoices } from '@/lib/domain/formats/format-rules';
import { type Formats, formatsOf } from '@/lib/domain/formats/formats';
import { acceptedRules } from '@/lib/domain/formats/locale-rules';

/** Returns how the viewer of the page reads numbers and times: by the browser's language, and as chosen in Settings. */
export const getViewerFormats = cache(
  async (): Promise<ViewerFormats> => ({
    rules: acceptedRules((await headers()).get('accept-language')),
    choices: parseFormatChoices((await cookies()).get(FORMATS_COOKIE)?.value),
  }),
);

/** Returns the formats for texts that are written on the server. */
export async function getFormats(): Promise<Formats> {
  const { rules, choices } = await getViewerFormats();
  return formatsOf(withChoices(rules, choices));
}
