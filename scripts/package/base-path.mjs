/*
 * Serves one build under any path. The build has a text in place of the path. `separateBasePath` makes it a site at the
 * root of its host, and remembers where the text was; `siteBelow` makes a copy of the site for a path. Plain JavaScript
 * without packages; see scripts/launch/run-server.mjs.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** What a build has in place of its path. */
export const PLACEHOLDER = '/__BASE_PATH__';

/** Where the text was, as `{ file: [[offset, number of backslashes before each slash], …] }`. */
const PLACES = '.next/base-path-places.json';
/** What Next reads beside the build. A copy has links to them, and not to sources, which tools would find twice. */
const LINKED = ['next.config.mjs', 'node_modules', 'package.json', 'public'];
/** Where a site has the text, and what of it no server reads. */
const BUILT = ['.next', 'server.js'];
const NOT_SERVED = ['cache', 'dev', 'diagnostics', 'standalone', 'types'].map((name) => `.next/${name}`);

/**
 * Makes the build in a folder a site at the root of its host. Call once after a build.
 * @param {string} folder
 */
export function separateBasePath(folder) {
  const places = Object.fromEntries(
    BUILT.flatMap((name) => filesOf(folder, join(folder, name))).flatMap((path) => {
      const { text, found } = withoutPlaceholder(readFileSync(join(folder, path), 'latin1'));
      if (found.length === 0) return [];
      writeFileSync(join(folder, path), text, 'latin1');
      return [[path, found]];
    }),
  );
  writeFileSync(join(folder, PLACES), JSON.stringify(places));
}

/**
 * Returns a folder with the site of `folder` for a path, such as `/energy`. It is made below `parent` unless an earlier
 * start has made it.
 * @param {string} folder
 * @param {string} basePath
 * @param {string} parent
 * @returns {string}
 */
export function siteBelow(folder, basePath, parent) {
  const build = readFileSync(join(folder, '.next/BUILD_ID'), 'utf8');
  const name = createHash('sha256')
    .update(`${resolve(folder)}\0${build}\0${basePath}`)
    .digest('hex')
    .slice(0, 16);
  const site = resolve(parent, name);
  if (existsSync(site)) return site;
  mkdirSync(parent, { recursive: true });
  const earlier = readdirSync(parent);
  const making = mkdtempSync(join(parent, 'making-'));
  for (const name of LINKED) {
    if (existsSync(join(folder, name))) symlinkSync(resolve(folder, name), join(making, name));
  }
  const places = JSON.parse(readFileSync(join(folder, PLACES), 'utf8'));
  for (const path of BUILT) copyTree(folder, making, path, (file) => file in places);
  for (const [path, found] of Object.entries(places)) {
    const text = withPath(readFileSync(join(folder, path), 'latin1'), found, basePath);
    // Settings such as ./data are meant from the folder of the program.
    writeFileSync(
      join(making, path),
      path === 'server.js' ? text.replace('process.chdir(__dirname)', '') : text,
      'latin1',
    );
  }
  for (const each of earlier) rmSync(join(parent, each), { recursive: true, force: true });
  renameSync(making, site);
  return site;
}

/**
 * Returns a text without the placeholder, and where that was. In a regular expression inside of JSON its slash is escaped.
 * @param {string} text
 * @returns {{ text: string, found: [number, number][] }}
 */
export function withoutPlaceholder(text) {
  const found = [];
  let removed = 0;
  const without = text.replace(/(\\*)\/__BASE_PATH__/g, (all, escapes, offset) => {
    found.push([offset - removed, escapes.length]);
    removed += all.length;
    return '';
  });
  return { text: without, found };
}

/**
 * Returns a text with a path where the placeholder was, with its slashes escaped as that one was.
 * @param {string} text
 * @param {[number, number][]} places
 * @param {string} basePath
 */
export function withPath(text, places, basePath) {
  let end = 0;
  const parts = places.map(([offset, escapes]) => {
    const before = text.slice(end, offset);
    end = offset;
    return before + basePath.replaceAll('/', `${'\\'.repeat(escapes)}/`);
  });
  return parts.join('') + text.slice(end);
}

/** Copies what is served. Not `cpSync`: it copies the permissions of a read-only folder too, which then cannot be filled. */
function copyTree(from, to, path, isLeftOut) {
  const stat = lstatSync(join(from, path), { throwIfNoEntry: false });
  if (!stat || !isServed(path) || isLeftOut(path)) return;
  if (stat.isSymbolicLink()) symlinkSync(readlinkSync(join(from, path)), join(to, path));
  else if (stat.isFile()) copyFileSync(join(from, path), join(to, path));
  else {
    mkdirSync(join(to, path));
    for (const name of readdirSync(join(from, path))) copyTree(from, to, join(path, name), isLeftOut);
  }
}

function filesOf(folder, path) {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat || !isServed(relative(folder, path))) return [];
  if (stat.isFile()) return [relative(folder, path)];
  if (!stat.isDirectory()) return [];
  return readdirSync(path).flatMap((name) => filesOf(folder, join(path, name)));
}

function isServed(path) {
  return !NOT_SERVED.includes(path) && !path.startsWith('.next/trace') && !path.endsWith('.map');
}
