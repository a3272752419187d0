import type { DatabaseFile } from '../db/database-file';

const CHECK_EVERY_MS = 1_000;

/**
 * Ends the process with code 1 and a sentence when the file of the open SQLite database is deleted or replaced: until
 * then everything that is written is lost. Does not keep the process running.
 */
export function stopWhenFileChanges(file: DatabaseFile | undefined): void {
  if (!file) return;
  const check = () => {
    const change = changeOf(file);
    if (change === null) return;
    process.stderr.write(`${changeSentence(file, change)}\n`);
    process.exit(1);
  };
  setInterval(check, CHECK_EVERY_MS).unref();
}

/** Returns null when the file can't be looked at: that says nothing about it. */
function changeOf(file: DatabaseFile): 'deleted' | 'replaced' | null {
  try {
    return file.change();
  } catch {
    return null;
  }
}

function changeSentence({ path }: DatabaseFile, change: 'deleted' | 'replaced'): string {
  const action = change === 'deleted' ? 'put it back or restore a backup' : 'check that it is the right one';
  return `The database file "${path}" was ${change} while the server used it, so what is written now would be lost: ${action}, then start the server again.`;
}
