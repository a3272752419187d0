/** `npm test`: runs every check, then prints the time of each part and, in the last line, the counts of all tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runNode } from './check/run-node';
import { allSteps, STAGES, type Step } from './check/steps';
import type { TestCounts } from './check/test-counts';

interface Outcome {
  ok: boolean;
  skipped: boolean;
  seconds: number;
  counts: TestCounts | null;
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
  console.log('--all: a part that cannot run on this machine counts as failed.');
  process.exit(values.help ? 0 : 1);
}
// Browser tests need a build of the current sources; when there is one, this costs nothing.
if (only.includes('e2e') && !only.includes('build')) only.push('build');

const reports = mkdtempSync(join(tmpdir(), 'copper-check-'));
const outcomes = new Map<Step, Outcome>();
for (const stage of STAGES) {
  const lanes = stage
    .map((lane) => lane.flatMap((name) => steps.filter((step) => step.name === name && only.includes(name))))
    .filter((lane) => lane.length > 0);
  await Promise.all(lanes.map((lane) => runLane(lane, lanes.length > 1)));
}
rmSync(reports, { recursive: true, force: true });
process.exit(printSummary() ? 0 : 1);

async function runLane(lane: readonly Step[], sideBySide: boolean): Promise<void> {
  for (const step of lane) outcomes.set(step, await runStep(step, sideBySide));
}

/** Runs a step. Beside others its output is printed when it ends, so that outputs do not mix. */
async function runStep(step: Step, sideBySide: boolean): Promise<Outcome> {
  const started = performance.now();
  const report = join(reports, `${step.name}.json`);
  const output: string[] = [`\n▸ ${step.title}\n`];
  const write = (text: string) => void (sideBySide ? output.push(text) : process.stdout.write(text));
  const print = (line: string) => write(`${line}\n`);
  const failed = { ok: false, skipped: false, counts: null };
  const run = async (): Promise<Omit<Outcome, 'seconds'>> => {
    const failedBefore = [...outcomes].some(([{ name }, { ok }]) => name === step.after && !ok);
    if (failedBefore) {
      print(`✗ Not run: ${step.after} failed.`);
      return failed;
    }
    const missing = step.missing?.() ?? null;
    if (missing !== null) {
      print(`${values.all ? '✗ Failed' : '– Skipped'}: ${missing}`);
      return { ok: !values.all, skipped: true, counts: null };
    }
    const node = (args: readonly string[], env = {}) => runNode(args, env, sideBySide ? write : undefined);
    const ok = await step.run({ node, print, report });
    if (!step.counts) return { ok, skipped: false, counts: null };
    try {
      const counts = step.counts(report);
      return { ok: ok && counts.failed === 0, skipped: false, counts };
    } catch {
      return failed;
    }
  };
  if (!sideBySide) process.stdout.write(output.join(''));
  const outcome = await run();
  if (sideBySide) process.stdout.write(output.join(''));
  return { ...outcome, seconds: (performance.now() - started) / 1000 };
}

/** Prints the table and the last line. A failed step without failed tests counts as one failure. */
function printSummary(): boolean {
  let passed = 0;
  let failed = 0;
  console.log('\nSummary');
  for (const step of steps) {
    const outcome = outcomes.get(step);
    if (!outcome) continue;
    const { ok, skipped, seconds, counts } = outcome;
    passed += counts?.passed ?? 0;
    failed += Math.max(counts?.failed ?? 0, ok ? 0 : 1);
    const counted = counts && `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
    const mark = !ok ? '✗' : skipped ? '–' : '✓';
    const result = skipped ? 'skipped, see above' : (counted ?? '');
    console.log(`  ${mark} ${step.title.padEnd(42)} ${seconds.toFixed(0).padStart(4)} s  ${result}`);
  }
  const counts = [...outcomes.values()].flatMap((outcome) => outcome.counts ?? []);
  printList(
    'Passed when tried again. Find out why they failed:',
    counts.flatMap(({ retried }) => retried),
  );
  printList(
    'Failed:',
    counts.flatMap(({ failures }) => failures),
  );
  console.log(
    `\nThe whole run took ${Math.round(performance.now() / 1000)} s. Tests, and each other check that failed:`,
  );
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

function printList(title: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log([`\n${title}`, ...lines.map((line) => `  ${line}`)].join('\n'));
}
