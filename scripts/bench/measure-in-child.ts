import { startChild } from '../launch/child';

/**
 * Runs a script of the bench in a separate process, so that its memory can be measured. Returns its output, one JSON object
 * a line, and calls `onMeasured` for each. Throws when the script fails.
 */
export async function measureInChild<Measured>(
  name: string,
  script: string,
  args: string[],
  onMeasured: (measured: Measured) => void = () => {},
): Promise<Measured[]> {
  const lines: Measured[] = [];
  const child = startChild(name, {
    args: ['--expose-gc', '--conditions=react-server', '--import', 'tsx', script, ...args],
    onLine: (line) => {
      if (!line.startsWith('{')) return;
      const measured = JSON.parse(line) as Measured;
      lines.push(measured);
      onMeasured(measured);
    },
  });
  const code = await child.exited;
  if (code !== 0) throw new Error(`Measuring the ${name} ended with ${code}:\n${child.tail()}`);
  return lines;
}
