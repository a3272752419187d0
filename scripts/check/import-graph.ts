/** A file, and what it imports: files of ours and of packages. Types count, `typeOnly` tells them apart. */
export interface ImportingFile {
  file: string;
  imports: readonly { to: string; typeOnly: boolean }[];
}

/** Returns each import that is part of a cycle of folders. A folder needs what any file below it imports. */
export function folderCycles(files: readonly ImportingFile[]): { from: string; to: string }[] {
  const needs = new Map<string, Set<string>>();
  for (const { file, imports } of files) {
    for (const folder of foldersOf(file)) {
      const outside = imports.filter(({ to }) => !to.startsWith(`${folder}/`)).map(({ to }) => folderOf(to));
      needs.set(folder, new Set([...(needs.get(folder) ?? []), ...outside]));
    }
  }
  const reached = new Map([...needs.keys()].map((folder) => [folder, reachable([folder], needs)]));
  return [...needs].flatMap(([from, all]) =>
    [...all].filter((to) => reached.get(to)?.has(from)).map((to) => ({ from, to })),
  );
}

/**
 * Returns the ways from a file that `from` accepts to one that `to` accepts, types ignored: for each such end one of the
 * shortest, as a list of files.
 */
export function waysInto(
  files: readonly ImportingFile[],
  from: (file: string) => boolean,
  to: (file: string) => boolean,
): string[][] {
  const imports = new Map(
    files.map(({ file, imports }) => [file, imports.filter(({ typeOnly }) => !typeOnly).map(({ to }) => to)]),
  );
  const before = new Map<string, string | null>(
    files.filter(({ file }) => from(file)).map(({ file }): [string, null] => [file, null]),
  );
  // A map also visits what is added meanwhile.
  for (const file of before.keys()) {
    for (const next of imports.get(file) ?? []) if (!before.has(next)) before.set(next, file);
  }
  return [...before.keys()].filter(to).map((end) => {
    const way = [end];
    for (let file = before.get(end); file; file = before.get(file)) way.unshift(file);
    return way;
  });
}

/** Returns all that can be reached from the starts, which are part of it only if something leads back to them. */
function reachable(starts: readonly string[], needs: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set(starts.flatMap((start) => [...(needs.get(start) ?? [])]));
  for (const each of found) for (const next of needs.get(each) ?? []) found.add(next);
  return found;
}

/** Returns the folders that a file is in, from the innermost to the outermost. */
function foldersOf(file: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(file); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return folders;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
