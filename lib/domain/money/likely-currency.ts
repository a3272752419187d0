/** Time zones by the currency of where they are, other than US dollars: the start of a zone's name, or all of it. */
const ZONES: readonly (readonly [currency: string, zones: string])[] = [
  [
    'CAD',
    'Canada/ America/Toronto America/Montreal America/Vancouver America/Edmonton America/Winnipeg ' +
      'America/Regina America/Halifax America/Moncton America/St_Johns America/Whitehorse America/Yellowknife America/Iqaluit',
  ],
  ['GBP', 'Europe/London Europe/Belfast Europe/Jersey Europe/Guernsey Europe/Isle_of_Man GB'],
  ['CHF', 'Europe/Zurich Europe/Vaduz'],
  ['SEK', 'Europe/Stockholm'],
  ['NOK', 'Europe/Oslo'],
  ['DKK', 'Europe/Copenhagen'],
  [
    'EUR',
    'Europe/Amsterdam Europe/Andorra Europe/Athens Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Dublin ' +
      'Europe/Helsinki Europe/Lisbon Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco ' +
      'Europe/Paris Europe/Riga Europe/Rome Europe/San_Marino Europe/Sofia Europe/Tallinn Europe/Vatican Europe/Vienna ' +
      'Europe/Vilnius Europe/Zagreb Asia/Nicosia Atlantic/Canary Atlantic/Madeira Atlantic/Azores',
  ],
  ['INR', 'Asia/Kolkata Asia/Calcutta'],
  ['JPY', 'Asia/Tokyo Japan'],
  ['AUD', 'Australia/'],
  ['NZD', 'Pacific/Auckland Pacific/Chatham NZ'],
];

const BY_ZONE: readonly (readonly [zone: string, currency: string])[] = ZONES.flatMap(([currency, zones]) =>
  zones.split(' ').map((zone) => [zone, currency] as const),
);

/**
 * Returns the currency to ask prices of a home in: that of the prices it has, else of where its time zone is, as far as
 * the price editor offers it; else US dollars.
 */
export function likelyCurrency(tariffs: readonly { tariff: { currency: string } }[], zone: string | null): string {
  const [first] = tariffs;
  if (first) return first.tariff.currency;
  const isOf = (place: string) => (place.endsWith('/') ? zone?.startsWith(place) : zone === place);
  return BY_ZONE.find(([place]) => isOf(place))?.[1] ?? 'USD';
}
