import { Banner } from './banner';

interface LinkProblemsProps {
  /** What is wrong with the address, in sentences; shows nothing when empty. */
  problems: readonly string[];
  /** What is shown instead, in a sentence. */
  shown: string;
}

/** Says that the page does not show what its link names: someone else's link, or one that was edited. */
export function LinkProblems({ problems, shown }: LinkProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <Banner role="status" tone="watch" title="This link can’t be shown as it is">
      <p>
        {problems.join(' ')} {shown}
      </p>
    </Banner>
  );
}
