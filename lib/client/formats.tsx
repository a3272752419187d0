'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { type FormatChoices, type FormatRules, withChoices } from '@/lib/domain/formats/format-rules';
import { AMERICAN_FORMATS, type Formats, formatsOf } from '@/lib/domain/formats/formats';
import { saveChoiceCookie } from './choice-cookie';
import { FORMATS_COOKIE, formatsCookieText } from './format-choice';

/** What the server read from a request: the rules of the browser's language, and the viewer's own choices. */
export interface ViewerFormats {
  rules: FormatRules;
  choices: FormatChoices;
}

const FormatsContext = createContext<Formats>(AMERICAN_FORMATS);
const ChoiceContext = createContext<{
  rules: FormatRules;
  choices: FormatChoices;
  choose: (choices: FormatChoices) => void;
}>({ rules: AMERICAN_FORMATS.rules, choices: {}, choose: () => {} });

/** Provides the formats of numbers and times for all pages. */
export function FormatsProvider({ viewer, children }: { viewer: ViewerFormats; children: ReactNode }) {
  const { rules } = viewer;
  const [choices, setChoices] = useState(viewer.choices);
  const formats = useMemo(() => formatsOf(withChoices(rules, choices)), [rules, choices]);
  const choice = useMemo(
    () => ({
      rules,
      choices,
      choose: (next: FormatChoices) => {
        saveChoiceCookie(FORMATS_COOKIE, formatsCookieText(next));
        setChoices(next);
      },
    }),
    [rules, choices],
  );
  return (
    <ChoiceContext value={choice}>
      <FormatsContext value={formats}>{children}</FormatsContext>
    </ChoiceContext>
  );
}

/** Returns the formats in which numbers and times are written. */
export function useFormats(): Formats {
  return useContext(FormatsContext);
}

/** Returns the chosen formats, the rules of the browser's language, and a function that changes the choice. */
export function useFormatChoice() {
  return useContext(ChoiceContext);
}
