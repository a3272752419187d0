import { expect, it } from 'vitest';
import { mapLink } from './map-link';

it.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)', 'https://maps.apple.com/?q=12%20Main%20St%20%231'],
  ['Mozilla/5.0 (Linux; Android 16; Pixel 9)', 'geo:0,0?q=12%20Main%20St%20%231'],
  ['Mozilla/5.0 (X11; Linux x86_64)', 'https://www.openstreetmap.org/search?query=12%20Main%20St%20%231'],
])('opens the map of %s', (userAgent, link) => {
  expect(mapLink('12 Main St #1', userAgent)).toBe(link);
});
