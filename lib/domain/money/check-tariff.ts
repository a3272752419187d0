import { checkPrices, checkSeasons } from './check-bands';
import type { PriceListLine, Tier, UsageLine, When } from './tariff';
import { type BillUnit, type Commodity, LINE_GROUPS, type Tariff, type TariffLine, type TariffVersion } from './tariff';
import type { TariffProblem } from './tariff-problem';

/** The units that a commodity is billed in. */
export const UNITS_OF: Record<Commodity, readonly BillUnit[]> = {
  electricity: ['kWh'],
  gas: ['therm', 'CCF', 'm3', 'kWh'],
  water: ['gal', 'kgal', 'CCF', 'm3'],
  sewer: ['gal', 'kgal', 'CCF', 'm3'],
};

/** Returns everything that makes a tariff ambiguous or incomplete; nothing when every minute has exactly one price. */
export function checkTariff(tariff: Tariff): TariffProblem[] {
  const problems: TariffProblem[] = [];
  for (const [index, version] of tariff.versions.entries()) {
    const path = `versions.${index}`;
    const before = tariff.versions[index - 1];
    if (before && before.validFrom >= version.validFrom) {
      problems.push({ path: `${path}.validFrom`, text: 'Each version must begin after the one before it.' });
    }
    if (!UNITS_OF[tariff.commodity].includes(version.billUnit)) {
      const units = UNITS_OF[tariff.commodity].join(', ');
      problems.push({ path: `${path}.billUnit`, text: `Bills of ${tariff.commodity} are in ${units}.` });
    }
    problems.push(...checkVersion(version, path));
  }
  return problems;
}

function checkVersion(version: TariffVersion, path: string): TariffProblem[] {
  const problems = checkSeasons(version, path);
  const ids = new Set<string>();
  for (const [index, line] of version.lines.entries()) {
    const linePath = `${path}.lines.${index}`;
    if (ids.has(line.id)) problems.push({ path: `${linePath}.id`, text: `Two lines have the id ${line.id}.` });
    problems.push(...checkLine(version, line, linePath, ids));
    ids.add(line.id);
  }
  return problems;
}

function checkLine(version: TariffVersion, line: TariffLine, path: string, before: Set<string>): TariffProblem[] {
  if (line.kind === 'percent') {
    const unknown = line.of.filter((name) => !before.has(name) && !LINE_GROUPS.some((group) => group === name));
    return unknown.map((name) => ({ path: `${path}.of`, text: `${name} is no group, and no line before this one.` }));
  }
  if (line.kind === 'prices') return checkPriceList(line, path);
  if (line.kind === 'demand') return [...checkWhen(version, line, path), ...checkTiers(line.tiers, `${path}.tiers`)];
  if (line.kind === 'fixed') return [];
  const bands = line.bands.flatMap((band, index) => [
    ...checkWhen(version, band, `${path}.bands.${index}`),
    ...checkTiers(band.tiers, `${path}.bands.${index}.tiers`),
  ]);
  return [...bands, ...checkSharedTiers(line, path), ...checkPrices(version, line, path)];
}

function checkWhen({ seasons, holidays }: TariffVersion, { season, days, hours }: When, path: string): TariffProblem[] {
  const problems: TariffProblem[] = [];
  if (season !== undefined && !seasons.some(({ id }) => id === season)) {
    problems.push({ path: `${path}.season`, text: `There is no season ${season}.` });
  }
  if (holidays === undefined && days?.includes('holiday')) {
    problems.push({ path: `${path}.days`, text: 'Say which days are holidays first.' });
  }
  if (hours?.some(([from, to]) => from === to)) {
    problems.push({ path: `${path}.hours`, text: 'Hours must end at another time than they begin.' });
  }
  return problems;
}

function checkTiers(tiers: readonly Tier[], path: string): TariffProblem[] {
  const problems: TariffProblem[] = [];
  for (const [index, { upTo }] of tiers.entries()) {
    const isLast = index === tiers.length - 1;
    if (isLast && upTo !== undefined) problems.push({ path, text: 'The last tier has no upper end.' });
    if (!isLast && upTo === undefined) problems.push({ path, text: 'Every tier but the last needs an upper end.' });
    if (!isLast && (upTo ?? 0) <= (tiers[index - 1]?.upTo ?? 0)) {
      problems.push({ path, text: 'Each tier must end above the one before it.' });
    }
  }
  return problems;
}

/** Bands that share an allowance must agree on it. */
function checkSharedTiers({ bands, tiersFor = 'season' }: UsageLine, path: string): TariffProblem[] {
  if (tiersFor === 'band') return [];
  const limitsOf = ({ tiers }: { tiers: readonly Tier[] }) => tiers.map(({ upTo }) => upTo ?? '').join();
  for (const band of bands) {
    const shares = bands.filter((other) => other.season === band.season || !other.season || !band.season);
    if (shares.some((other) => limitsOf(other) !== limitsOf(band))) {
      const text = 'The prices of a season share one allowance, so their tiers must end at the same amounts.';
      return [{ path: `${path}.bands`, text }];
    }
  }
  return [];
}

function checkPriceList({ prices }: PriceListLine, path: string): TariffProblem[] {
  const problems: TariffProblem[] = [];
  for (const [index, { start, end }] of prices.entries()) {
    const text = !(Date.parse(start) < Date.parse(end))
      ? `The price from ${start} must end after it begins.`
      : index > 0 && Date.parse(start) < Date.parse(prices[index - 1]?.end ?? '')
        ? `Two prices apply at ${start}.`
        : null;
    if (text !== null) problems.push({ path: `${path}.prices.${index}`, text });
  }
  return problems;
}
