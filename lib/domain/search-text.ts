/** Words of addresses that are written in several ways, by their short form. */
const ABBREVIATIONS: Record<string, string> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  boulevard: 'blvd',
  court: 'ct',
  place: 'pl',
  circle: 'cir',
  highway: 'hwy',
  parkway: 'pkwy',
  terrace: 'ter',
  trail: 'trl',
  apartment: 'apt',
  suite: 'ste',
  building: 'bldg',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
};
const SHORT_FORMS = new Set(Object.values(ABBREVIATIONS));
/** A short form is marked, so that 'Street' finds 'St' and not 'Boston'. */
const MARK = '~';
/** A shorter beginning of a long form says too little. */
const MIN_PREFIX = 3;

/** Returns the letters and digits of a word, without case and accents: '84:CC-a8' is '84cca8'. */
function plainWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function plainWords(text: string): string[] {
  return text
    .split(/[\s,;/]+/)
    .map(plainWord)
    .filter((word) => word !== '');
}

/** Returns a text as it is searched: without case, accents and punctuation, street words in their short form. */
export function searchableText(text: string): string {
  return plainWords(text)
    .map((word) => {
      const short = Object.hasOwn(ABBREVIATIONS, word) ? ABBREVIATIONS[word] : word;
      return short !== undefined && SHORT_FORMS.has(short) ? `${MARK}${short}` : word;
    })
    .join(' ');
}

/** Returns the words of a search, each with what it may be in a searchable text. All words must be found. */
export function searchWords(search: string): string[][] {
  return plainWords(search).map((word) => {
    if (Object.hasOwn(ABBREVIATIONS, word)) return [`${MARK}${ABBREVIATIONS[word]}`];
    const begun =
      word.length < MIN_PREFIX
        ? []
        : Object.entries(ABBREVIATIONS).flatMap(([long, short]) => (long.startsWith(word) ? [`${MARK}${short}`] : []));
    return [word, ...begun];
  });
}
