import { z } from 'zod';

/** A local day of a premise. */
export const localDay = z.iso.date({ error: 'Give a day as YYYY-MM-DD.' }).describe('A local day, YYYY-MM-DD.');
