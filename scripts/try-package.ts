/**
 * `npm run try-package -- [--port N]`: repeats the stages of the Dockerfile in a temporary folder, starts the result as
 * another user who can't write it, and uses it: sign-in, pages, a chart, a report, a backup. Prints size and memory.
 */
import { parseArgs } from 'node:util';
import { copySources, makePackage, measure } from './package/stages';
import { trySite } from './package/try-site';

const { values } = parseArgs({ options: { port: { type: 'string', default: '3900' }, keep: { type: 'boolean' } } });
const stages = copySources();
try {
  await makePackage(stages);
  measure(stages);
  await trySite(stages, Number(values.port));
  console.log('✓ The packaged site works.');
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  if (values.keep) console.log(`▸ Kept: ${stages.root}`);
  else stages.remove();
}
