/** The parts of a report's file name: `<report>[.<id>][.<start>_<end>].<extension>`. */
export interface FileNameParts {
  report: string;
  id?: string;
  /** As in the query: local days or instants. */
  start?: string;
  end?: string;
  extension: string;
}

/**
 * Returns text that is safe in a file name on every system: anything but letters, digits, dots, dashes and underscores
 * becomes `_`, so that an id cannot leave the folder or break a header.
 */
export function fileNamePart(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '_');
}

/** Returns the file name of a report. */
export function reportFileName({ report, id, start, end, extension }: FileNameParts): string {
  const range = start && end ? `${start}_${end}` : undefined;
  return [report, id, range, extension]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => fileNamePart(String(part)))
    .join('.');
}
