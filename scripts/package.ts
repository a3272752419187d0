/** `npm run package -- [--to FOLDER]`: builds the site as a folder that needs only Node, as the container has it. */
import { parseArgs } from 'node:util';
import { build } from './bootstrap/build.mjs';
import { packageSite } from './package/package-site';

const { values } = parseArgs({ options: { to: { type: 'string', default: 'dist' } } });
build({ quiet: false, standalone: true });
await packageSite(values.to);
console.log(`▸ ${values.to} is complete: cd ${values.to} && node start.mjs`);
