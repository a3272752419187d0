/** Names in the vendor's client: its commands, and options whose names differ from our parameters. */
export const VENDOR_COMMANDS: Readonly<Record<string, string>> = {
  premise: 'premises',
  gateway: 'gateways',
  'meter status': 'meters',
  'meter usage': 'usage',
  'meter readings': 'readings',
  'meter baseline-series': 'baseline',
  'meter average-series': 'average',
  'meter check-for-water-reversals': 'water-reversals',
  'grid latest': 'grid-latest',
  'grid readings': 'grid-readings',
  'report monthly': 'monthly',
  'report health': 'health',
};

export const VENDOR_OPTIONS: Readonly<Record<string, string>> = {
  'meter-id': 'meter',
  'gateway-id': 'gateway',
  'csv-output-file': 'out',
};

export const VENDOR_FLAGS: Readonly<Record<string, string>> = {
  'include-per-meter-sum': 'per-meter-sum',
};

/** Options of the vendor's client that change nothing here, and why. */
export const VENDOR_IGNORED: Readonly<Record<string, string>> = {
  timezone: 'each premise’s own time zone is used',
  step: 'requests are as large as the cloud allows',
};
