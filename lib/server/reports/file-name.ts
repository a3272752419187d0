/** The parts of a file name: `<names>[.<start>_<end>].<extension>`, such as `usage.12_0170.2026-10-01_2026-11-01.csv`. */
export interface FileNameParts {
  /** The report and what it is about. */
  names: readonly (string | undefined)[];
  /** Local days or instants. */
  start?: string;
  end?: string;
  extension: string;
}

/**
 * Returns text that is safe in a file name on every system: anything but letters, digits, dots, dashes and underscores
 * becomes `_`, and letters lose their accents, so that an id cannot leave the folder or break a header.
 */
export function fileNamePart(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9._-]/g, '_');
}

/** Returns the file name of a report. A range of one day has that day alone. */
export function reportFileName({ names, start, end, extension }: FileNameParts): string {
  const range = start && end && start !== end ? `${start}_${end}` : start;
  return [...names, range, extension]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => fileNamePart(String(part)))
    .join('.');
}
