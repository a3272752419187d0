import { z } from 'zod';
import { FORMAT_CHOICES, type FormatChoices } from '../../domain/formats/format-rules';

const choice = <Names extends readonly string[]>(names: Names) => z.enum(names).optional().catch(undefined);

const schema = z.object({
  hours: choice(FORMAT_CHOICES.hours),
  dates: choice(FORMAT_CHOICES.dates),
  week: choice(FORMAT_CHOICES.week),
  digits: choice(FORMAT_CHOICES.digits),
});

/** Parses the cookie with a viewer's formats, 'hours=24&week=monday'; what is unknown counts as not chosen. */
export function parseFormatChoices(cookie: string | undefined): FormatChoices {
  return schema.parse(Object.fromEntries(new URLSearchParams(cookie)));
}
