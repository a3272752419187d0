import { describe, expect, it } from 'vitest';
import { storageFailed } from './storage-failed';
import { explainStorageFailure } from './storage-failure';

const FILE = '/data/copper.db';

/** An error as Prisma throws it: the driver's code is deep inside. */
function prismaError(originalCode: string, message = 'Invalid `x.findMany()` invocation in\n/app/x.ts\nIt failed') {
  const driverAdapterError = { name: 'DriverAdapterError', cause: { originalCode } };
  const error = Object.assign(new Error(message), { code: 'P2039', meta: { driverAdapterError } });
  error.name = 'PrismaClientKnownRequestError';
  return storageFailed(error);
}

describe('explainStorageFailure', () => {
  it.each([
    ['SQLITE_CORRUPT', /is damaged or not a database \(SQLITE_CORRUPT\)\. Stop the server and replace/, true],
    ['SQLITE_NOTADB', /is damaged or not a database/, true],
    ['SQLITE_FULL', /no space for the database file "\/data\/copper\.db" \(SQLITE_FULL\): free some\.$/, false],
    ['SQLITE_IOERR_READ', /The disk can't read or write .*: free space, and check it\.$/, false],
    ['SQLITE_BUSY', /Another program has locked .*: stop it/, false],
    ['SQLITE_READONLY', /must be able to write/, true],
    ['SQLITE_MISUSE', /can't be used: SQLITE_MISUSE\. Check the file, or replace it with a backup\.$/, false],
  ])('says for %s what is wrong and what to do, without lines of the driver', (code, sentence, permanent) => {
    const failure = explainStorageFailure(prismaError(code), FILE);
    expect(failure.sentence).toMatch(sentence);
    expect(failure.sentence).not.toMatch(/invocation|Prisma|\n/);
    expect(failure.permanent).toBe(permanent);
  });

  it('says that a PostgreSQL database is read-only or full, and names the reason for others', () => {
    const sentence = (code: string) => explainStorageFailure(prismaError(code), null).sentence;
    expect(sentence('25006')).toBe(
      'The PostgreSQL database is read-only: let it accept writes, or name the primary server in DATABASE_URL.',
    );
    expect(sentence('53100')).toBe('The PostgreSQL server has no disk space: free some.');
    expect(sentence('42501')).toMatch(/^The PostgreSQL database can't be used: It failed\. Check that it runs/);
  });

  it('passes a sentence of ours', () => {
    expect(explainStorageFailure(new Error('PostgreSQL at db can’t be opened.'), null).sentence).toBe(
      'PostgreSQL at db can’t be opened.',
    );
  });
});
