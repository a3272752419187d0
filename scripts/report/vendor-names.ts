/** Names in the vendor's client: its commands, and options whose names differ from our parameters. */
export const VENDOR_COMMANDS: Readonly<Record<string, string>> = {
  premise: 'premises',
  'meter status': 'meters',
  'meter usage': 'usage',
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
