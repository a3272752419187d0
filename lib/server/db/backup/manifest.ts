import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const MANIFEST = 'manifest.json';

const manifestSchema = z.object({
  format: z.literal(1),
  /** Version of the software that wrote it. */
  version: z.string(),
  /** UTC instant. */
  createdAt: z.string(),
  database: z.enum(['sqlite', 'postgresql']),
  /** Names of the applied migrations. */
  migrations: z.array(z.string()),
  /** The key that the stored tokens are sealed with. */
  keyId: z.string(),
  /** Paths below the folder of the backup, separated by `/`. */
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

/** What a backup consists of. */
export type BackupManifest = z.infer<typeof manifestSchema>;

/** A backup that cannot be made or used. `message` is one sentence for the administrator. */
export class BackupError extends Error {
  override name = 'BackupError';
}

/** Writes the manifest, which makes a folder of files a backup: it comes last. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
}

/** Returns size and SHA-256 of a file of a backup. */
export async function describeFile(folder: string, path: string): Promise<BackupManifest['files'][number]> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(join(folder, path)), async (chunks) => {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      hash.update(chunk);
    }
  });
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Returns the manifest of a backup whose files are all there and unchanged. Throws `BackupError`. */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new BackupError(`${folder} is not a finished backup: it has no ${MANIFEST}.`);
  });
  let manifest: BackupManifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new BackupError(`${MANIFEST} in ${folder} is damaged, or was written by a newer version.`);
  }
  for (const file of manifest.files) {
    if (file.path.startsWith('/') || file.path.split('/').includes('..')) {
      throw new BackupError(`${MANIFEST} in ${folder} names a file outside of the backup.`);
    }
    const found = await describeFile(folder, file.path).catch(() => null);
    if (found === null) throw new BackupError(`${file.path} is missing in the backup ${folder}.`);
    if (found.sha256 !== file.sha256) throw new BackupError(`${file.path} in the backup ${folder} was changed.`);
  }
  return manifest;
}
