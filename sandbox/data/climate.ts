import { hashFraction } from './hash';
import type { Zone } from './zones';
import { dayOfDate } from './zones';

interface Climate {
  meanF: number;
  swingF: number;
  /** Largest difference between a day and the seasonal mean. */
  weatherF: number;
  /** Day of the year on which it is hottest. */
  peak: number;
  /** Share of cloudy days. */
  cloudy: number;
  latitude: number;
}

const CLIMATES: Record<Zone, Climate> = {
  'America/Denver': { meanF: 50, swingF: 22, weatherF: 11, peak: 200, cloudy: 0.2, latitude: 39.7 },
  'America/New_York': { meanF: 54, swingF: 22, weatherF: 9, peak: 205, cloudy: 0.4, latitude: 40.7 },
  'America/Phoenix': { meanF: 75, swingF: 20, weatherF: 6, peak: 195, cloudy: 0.08, latitude: 33.4 },
  'America/Los_Angeles': { meanF: 63, swingF: 8, weatherF: 6, peak: 225, cloudy: 0.2, latitude: 34 },
  'Asia/Kolkata': { meanF: 79, swingF: 9, weatherF: 4, peak: 150, cloudy: 0.35, latitude: 22.6 },
};

/** Hash salt of the weather, which all homes of a zone share. */
const WEATHER = 0x77ea;

function dayOfYear(day: number): number {
  return day - dayOfDate(new Date(day * 86_400_000).getUTCFullYear(), 0, 1);
}

/** Returns the seasonal mean temperature in °F. */
export function normalTemperature(zone: Zone, day: number): number {
  const climate = CLIMATES[zone];
  return climate.meanF + climate.swingF * Math.cos((2 * Math.PI * (dayOfYear(day) - climate.peak)) / 365.25);
}

function wave(seed: number, key: number, day: number, length: number): number {
  const cell = Math.floor(day / length);
  const fraction = day / length - cell;
  const eased = fraction * fraction * (3 - 2 * fraction);
  const here = hashFraction(seed, WEATHER + length, key, cell);
  const next = hashFraction(seed, WEATHER + length, key, cell + 1);
  return (here * (1 - eased) + next * eased) * 2 - 1;
}

/** Returns the day's mean temperature in °F: season, weather of several days, and daily noise. */
export function temperature(seed: number, zone: Zone, day: number): number {
  const { weatherF, latitude } = CLIMATES[zone];
  const key = Math.round(latitude * 10);
  const deviation = 0.8 * wave(seed, key, day, 6) + 0.4 * (hashFraction(seed, WEATHER, key, day) * 2 - 1);
  return normalTemperature(zone, day) + weatherF * deviation;
}

/** Returns the hours between sunrise and sunset. */
export function daylightHours(zone: Zone, day: number): number {
  const tilt = 0.409 * Math.sin((2 * Math.PI * (dayOfYear(day) - 80)) / 365.25);
  const cosine = -Math.tan((CLIMATES[zone].latitude * Math.PI) / 180) * Math.tan(tilt);
  return (24 / Math.PI) * Math.acos(Math.max(-1, Math.min(1, cosine)));
}

/** Returns the share of sunlight that passes the clouds, 0.15–1. */
export function clearness(seed: number, zone: Zone, day: number): number {
  const { cloudy, latitude } = CLIMATES[zone];
  const random = hashFraction(seed, WEATHER + 1, Math.round(latitude * 10), day);
  return random < cloudy ? 0.15 + 0.5 * (random / cloudy) : 0.85 + 0.15 * ((random - cloudy) / (1 - cloudy));
}

/** Returns the average clearness. */
export function normalClearness(zone: Zone): number {
  return CLIMATES[zone].cloudy * 0.4 + (1 - CLIMATES[zone].cloudy) * 0.925;
}
