import { startChild } from '../launch/child';

/**
 * Runs a script of the bench as a process of its own, so that its memory is its own, and returns what it wrote: a JSON
 * object a line, each told as soon as it is there. Throws when it ends with an error.
 */
export async function measureInChild<Measured>(
  name: string,
  script: string,
  args: string[],
  tell: (measured: Measured) => void = () => {},
): Promise<Measured[]> {
  const lines: Measured[] = [];
  const child = startChild(name, {
    args: ['--expose-gc', '--conditions=react-server', '--import', 'tsx', script, ...args],
    onLine: (line) => {
      if (!line.startsWith('{')) return;
      const measured = JSON.parse(line) as Measured;
      lines.push(measured);
      tell(measured);
    },
  });
  const code = await child.exited;
  if (code !== 0) throw new Error(`Measuring the ${name} ended with ${code}:\n${child.tail()}`);
  return lines;
}
