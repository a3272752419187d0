/** `npm test`: every check there is, one summary, and the numbers of all tests in the last line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allSteps, type Step } from './check/steps';
import type { TestCounts } from './check/test-counts';

interface Outcome {
  step: Step;
  ok: boolean;
  skipped: boolean;
  seconds: number;
  tally: TestCounts | null;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, all: { type: 'boolean' }, help: { type: 'boolean' } },
});
const steps = allSteps(positionals);
const names = steps.map((step) => step.name);
const only = values.only?.split(',') ?? names;
const unknown = only.filter((name) => !names.includes(name));
if (values.help || unknown.length > 0) {
  console.log(`Usage: npm test -- [--only ${names.join(',')}] [--all] [browser test files…]`);
  console.log('--all: a step that has to be left out on this machine counts as failed.');
  process.exit(values.help ? 0 : 1);
}
// A browser test needs a build of the sources as they are; this costs nothing where there is one.
if (only.includes('e2e') && !only.includes('build')) only.push('build');

const reports = mkdtempSync(join(tmpdir(), 'copper-check-'));
const outcomes: Outcome[] = [];
for (const step of steps.filter((one) => only.includes(one.name))) outcomes.push(perform(step));
rmSync(reports, { recursive: true, force: true });
process.exit(summarise() ? 0 : 1);

function perform(step: Step): Outcome {
  console.log(`\n▸ ${step.about}`);
  const started = performance.now();
  const report = join(reports, `${step.name}.json`);
  const after = (step.after ?? []).every((name) => outcomes.find((one) => one.step.name === name)?.ok !== false);
  if (!after) console.error(`✗ Not run: ${(step.after ?? []).join(', ')} failed.`);
  const ready = after && (step.ready?.() ?? true);
  const skipped = after && !ready && step.unready === 'skipped';
  if (skipped) return { step, ok: !values.all, skipped, seconds: 0, tally: null };
  let ok = ready && step.run(report);
  let tally: TestCounts | null = null;
  if (step.tally) {
    try {
      tally = step.tally(report);
    } catch {
      ok = false;
    }
    if (tally && tally.failed > 0) ok = false;
  }
  return { step, ok, skipped, seconds: (performance.now() - started) / 1000, tally };
}

/** Prints the table and the last line. A failed step that has no failed test to show counts as one failure. */
function summarise(): boolean {
  let passed = 0;
  let failed = 0;
  console.log('\nSummary');
  for (const { step, ok, skipped, seconds, tally } of outcomes) {
    passed += tally?.passed ?? 0;
    failed += Math.max(tally?.failed ?? 0, ok ? 0 : 1);
    const counted = tally && `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
    const mark = !ok ? '✗' : skipped ? '–' : '✓';
    const result = skipped ? 'skipped' : (counted ?? '');
    console.log(`  ${mark} ${step.about.padEnd(40)} ${seconds.toFixed(0).padStart(4)} s  ${result}`);
  }
  console.log('\nTests that passed; failed are tests, and checks that are not tests where one fails:');
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}
