'use client';

import dynamic from 'next/dynamic';

/** `HomeMeters`, loaded where it is drawn: most homes have a card for each of their meters. */
export const OtherMeters = dynamic(() => import('./home-meters').then((loaded) => loaded.HomeMeters));
