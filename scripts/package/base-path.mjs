/*
 * Serves one build under any path. The build has a text in place of the path. `separateBasePath` makes it a site at the
 * root of its host, and keeps the files with the text; `siteBelow` makes a copy of the site for a path. Plain JavaScript
 * without packages; see scripts/launch/run-server.mjs.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** What a build has in place of its path. */
export const PLACEHOLDER = '/__BASE_PATH__';

/** Its files with the text, by their path in the site. */
const KEPT = '.next/with-base-path';
/** What Next reads beside the build. A copy has links to them, and not to sources, which tools would find twice. */
const LINKED = ['next.config.mjs', 'node_modules', 'package.json', 'public'];
/** Where a site has the text, and what of it no server reads. */
const BUILT = ['.next', 'server.js'];
const NOT_SERVED = ['cache', 'dev', 'diagnostics', 'standalone', 'types', 'with-base-path'].map(
  (name) => `.next/${name}`,
);

/**
 * Makes the build in a folder a site at the root of its host. Call once after a build.
 * @param {string} folder
 */
export function separateBasePath(folder) {
  rmSync(join(folder, KEPT), { recursive: true, force: true });
  for (const path of BUILT.flatMap((name) => filesOf(folder, join(folder, name)))) {
    const text = readFileSync(join(folder, path), 'latin1');
    if (!text.includes(PLACEHOLDER)) continue;
    write(join(folder, KEPT, path), text);
    write(join(folder, path), replacePlaceholder(text, ''));
  }
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
  cpSync(join(folder, '.next'), join(making, '.next'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => isServed(relative(folder, path)),
  });
  for (const path of filesOf(join(folder, KEPT), join(folder, KEPT))) {
    const text = replacePlaceholder(readFileSync(join(folder, KEPT, path), 'latin1'), basePath);
    // Settings such as ./data are meant from the folder of the program.
    write(join(making, path), path === 'server.js' ? text.replace('process.chdir(__dirname)', '') : text);
  }
  for (const each of earlier) rmSync(join(parent, each), { recursive: true, force: true });
  renameSync(making, site);
  return site;
}

/**
 * Returns a text of a build for a path. In a regular expression inside of JSON the slash is escaped, so the slashes of the
 * path are escaped as that one is.
 * @param {string} text
 * @param {string} basePath
 */
export function replacePlaceholder(text, basePath) {
  return text.replace(/(\\*)\/__BASE_PATH__/g, (_all, escapes) => basePath.replaceAll('/', `${escapes}/`));
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

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, 'latin1');
}
