import type { AreaRow } from './areas-table';

/** An area on the map, in units of the map. */
export interface MapDot {
  area: AreaRow;
  x: number;
  y: number;
  /** The more gateways, the larger. */
  radius: number;
  /** False where its name would lie on another name or dot. */
  isNamed: boolean;
}

export interface AreaMap {
  width: number;
  height: number;
  dots: MapDot[];
}

const WIDTH = 1000;
const MAX_HEIGHT = 560;
const MIN_HEIGHT = 220;
/** Between the outermost places and the edge. */
const MARGIN = 50;
const [MIN_RADIUS, MAX_RADIUS] = [9, 28];
/** Of names below their dots, with room around them. */
const [CHARACTER_WIDTH, NAME_HEIGHT] = [12, 26];

/**
 * Places areas on a map of equal degrees, as wide as they are apart at their latitude; those without a place are left
 * out. Null where none has one. Large areas come first, so that small ones are drawn above them. Pure.
 */
export function areaMap(areas: readonly AreaRow[]): AreaMap | null {
  const placed = areas.flatMap((area) => (area.place ? [{ area, ...area.place }] : []));
  if (placed.length === 0) return null;
  const wide = extent(placed.map(({ longitude }) => longitude));
  // Across the date line, east goes on beyond 180.
  const eastOf = (longitude: number) => (wide.max - wide.min > 180 && longitude < 0 ? longitude + 360 : longitude);
  const { min: south, max: north } = extent(placed.map(({ latitude }) => latitude));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const points = placed.map(({ area, latitude, longitude }) => ({ area, x: eastOf(longitude) * shrink, y: -latitude }));
  const [x, y] = [extent(points.map((point) => point.x)), extent(points.map((point) => point.y))];
  const scale = Math.min((WIDTH - 2 * MARGIN) / (x.max - x.min), (MAX_HEIGHT - 2 * MARGIN) / (y.max - y.min));
  // One place is in the middle.
  const zoom = Number.isFinite(scale) ? scale : 0;
  const height = Math.max(MIN_HEIGHT, (y.max - y.min) * zoom + 2 * MARGIN);
  const most = Math.max(1, ...placed.map(({ area }) => area.gateways));
  const dots = points.map((point) => ({
    area: point.area,
    x: WIDTH / 2 + (point.x - (x.min + x.max) / 2) * zoom,
    y: height / 2 + (point.y - (y.min + y.max) / 2) * zoom,
    radius: MIN_RADIUS + (MAX_RADIUS - MIN_RADIUS) * Math.sqrt(point.area.gateways / most),
  }));
  return { width: WIDTH, height, dots: named(dots.sort((a, b) => b.radius - a.radius)) };
}

/** Names as many dots as there is room for, those with the most gateways first. */
function named(dots: readonly Omit<MapDot, 'isNamed'>[]): MapDot[] {
  const taken = dots.map(({ x, y, radius }) => box(x, y, radius, radius));
  return dots.map((dot) => {
    const half = (dot.area.id.length * CHARACTER_WIDTH) / 2;
    const name = box(dot.x, dot.y + dot.radius + NAME_HEIGHT / 2, half, NAME_HEIGHT / 2 - 1);
    const isNamed = !taken.some((other) => overlap(name, other));
    if (isNamed) taken.push(name);
    return { ...dot, isNamed };
  });
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function box(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function extent(values: readonly number[]): { min: number; max: number } {
  return { min: Math.min(...values), max: Math.max(...values) };
}
