import type { Zone } from './zones';

export interface City {
  zone: Zone;
  city: string;
  county: string;
  state: string;
  /** Without the leading zero, as in the cloud. */
  postalCodes: readonly [string, ...string[]];
}

export const CITIES: readonly [City, ...City[]] = [
  {
    zone: 'America/Denver',
    city: 'Denver',
    county: 'Denver',
    state: 'CO',
    postalCodes: ['80205', '80209', '80211', '80218', '80220', '80237'],
  },
  {
    zone: 'America/Denver',
    city: 'Boulder',
    county: 'Boulder',
    state: 'CO',
    postalCodes: ['80301', '80302', '80304', '80305'],
  },
  {
    zone: 'America/Denver',
    city: 'Fort Collins',
    county: 'Larimer',
    state: 'CO',
    postalCodes: ['80521', '80524', '80525', '80528'],
  },
  {
    zone: 'America/New_York',
    city: 'Boston',
    county: 'Suffolk',
    state: 'MA',
    postalCodes: ['2118', '2127', '2130', '2134'],
  },
  { zone: 'America/New_York', city: 'Montclair', county: 'Essex', state: 'NJ', postalCodes: ['7042', '7043'] },
  {
    zone: 'America/New_York',
    city: 'Brooklyn',
    county: 'Kings',
    state: 'NY',
    postalCodes: ['11201', '11215', '11217'],
  },
  {
    zone: 'America/Phoenix',
    city: 'Phoenix',
    county: 'Maricopa',
    state: 'AZ',
    postalCodes: ['85004', '85016', '85018', '85021'],
  },
  { zone: 'America/Phoenix', city: 'Tempe', county: 'Maricopa', state: 'AZ', postalCodes: ['85281', '85282', '85283'] },
  {
    zone: 'America/Los_Angeles',
    city: 'La Cañada Flintridge',
    county: 'Los Angeles',
    state: 'CA',
    postalCodes: ['91011'],
  },
  {
    zone: 'America/Los_Angeles',
    city: 'Long Beach',
    county: 'Los Angeles',
    state: 'CA',
    postalCodes: ['90802', '90803', '90807', '90814'],
  },
  {
    zone: 'Asia/Kolkata',
    city: 'Kolkata',
    county: 'Kolkata',
    state: 'West Bengal',
    postalCodes: ['700019', '700029', '700091'],
  },
];

/** Zones in the proportions of a fleet. The first twelve premises use each entry once. */
export const ZONE_MIX: readonly [Zone, ...Zone[]] = [
  'America/Denver',
  'America/New_York',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Denver',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/New_York',
  'America/Denver',
  'Asia/Kolkata',
];

export const STREETS: readonly [string, ...string[]] = [
  'Maple St',
  'N Larkspur Ave',
  'Peñasco Dr',
  'Old Mill Rd',
  "O'Brien Ct",
  'E 14th Ave',
  'Cottonwood Ln',
  'Martin Luther King Jr Blvd',
  'Sagebrush Way',
  'W Ödegaard Pl',
  'Juniper St',
  'Highland Ter',
];

export const SUITES: readonly [string, ...string[]] = ['Apt 1', 'Apt 2B', 'Unit 7', '#12', 'Suite 300', 'Apt 14'];

export const EMAIL_NAMES: readonly [string, ...string[]] = [
  'ana.lopez',
  'b.nguyen',
  'chris.weber',
  'dana.k',
  'elif.yilmaz',
  'frank.o.hara',
  'grace.hall',
  'hiro.tanaka',
  'ines.costa',
  'joe+copper',
];
