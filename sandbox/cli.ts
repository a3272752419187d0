import { ACCOUNTS } from './accounts';
import { parseSandboxOptions, SANDBOX_USAGE, SandboxUsageError } from './options';
import { startSandbox } from './start';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const options = parseSandboxOptions(process.argv.slice(2));
  if (!options) return print(SANDBOX_USAGE);
  const sandbox = await startSandbox(options, print);
  print('Accounts (no password; sign-in codes are on the mailbox page):');
  for (const { email, about } of ACCOUNTS) print(`  ${email.padEnd(26)} ${about}`);
  print(`Enterprise: ${sandbox.world.enterpriseId}, ${sandbox.world.fleetSize} premises, client sandbox-enterprise`);
  print(`Mailbox: ${sandbox.url}/mailbox`);
  print(`sandbox ready ${sandbox.url}`);
  const stop = () => {
    process.removeAllListeners('SIGTERM');
    process.removeAllListeners('SIGINT');
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  const message = error instanceof SandboxUsageError ? `${error.message}\n${SANDBOX_USAGE}` : String(error);
  process.stderr.write(`sandbox: ${message}\n`);
  process.exitCode = 1;
});
