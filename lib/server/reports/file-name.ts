/** What a report's file is called: `<report>[.<id>][.<start>_<end>].<extension>`. */
export interface FileNameParts {
  report: string;
  id?: string;
  /** As in the query: local days or instants. */
  start?: string;
  end?: string;
  extension: string;
}

/**
 * A part of a file name that every system takes: `:` and whatever else is not a letter, digit, dot, dash or underscore
 * becomes `_`, so that an id can neither leave the folder nor break a header.
 */
export function fileNamePart(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '_');
}

/** The whole name of a report's file. */
export function reportFileName({ report, id, start, end, extension }: FileNameParts): string {
  const range = start && end ? `${start}_${end}` : undefined;
  return [report, id, range, extension]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => fileNamePart(String(part)))
    .join('.');
}
