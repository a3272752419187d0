import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './stages';

/** A second device in a home network: a network namespace of Linux, with its own name for this machine. */
export interface OtherNetwork {
  /** Address of this machine as that device sees it. */
  address: string;
  /** Name of this machine there. */
  name: string;
  /** Runs TypeScript there. Rejects when it fails. */
  run(code: string): Promise<void>;
  remove(): void;
}

const NAMESPACE = 'copper-lan';
const HERE = '10.77.31.1';
const THERE = '10.77.31.2';
const NAME = 'energy.lan';

/** Needs Linux, root and the program `ip`. */
export function createOtherNetwork(): OtherNetwork {
  const hosts = `/etc/netns/${NAMESPACE}`;
  const remove = () => {
    run('ip', ['netns', 'del', NAMESPACE]);
    rmSync(hosts, { recursive: true, force: true });
  };
  run('ip', ['netns', 'add', NAMESPACE]);
  try {
    run('ip', ['link', 'add', 'copper0', 'type', 'veth', 'peer', 'name', 'copper1', 'netns', NAMESPACE]);
    run('ip', ['addr', 'add', `${HERE}/24`, 'dev', 'copper0']);
    run('ip', ['link', 'set', 'copper0', 'up']);
    run('ip', ['-n', NAMESPACE, 'addr', 'add', `${THERE}/24`, 'dev', 'copper1']);
    run('ip', ['-n', NAMESPACE, 'link', 'set', 'copper1', 'up']);
    // `ip netns exec` puts this file in place of /etc/hosts.
    mkdirSync(hosts, { recursive: true });
    writeFileSync(`${hosts}/hosts`, `${HERE} ${NAME}\n`);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    address: HERE,
    name: NAME,
    async run(code) {
      const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', code];
      const child = spawn('ip', ['netns', 'exec', NAMESPACE, ...node], { stdio: 'inherit' });
      const [status] = await once(child, 'exit');
      if (status !== 0) throw new Error('It does not work from the other device; see above.');
    },
    remove,
  };
}
