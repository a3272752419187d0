import type { z } from 'zod';
import type { liveSchema } from './schemas/home';

export type LiveData = z.infer<typeof liveSchema>;

/** A live reading with the unit of its rate. */
export type LiveReadingView = LiveData['readings'][number];
