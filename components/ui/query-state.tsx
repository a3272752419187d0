import type { ReactNode } from 'react';
import type { Notice as AnswerNotice } from '@/lib/domain/answer';
import { momentInZone } from '@/lib/domain/times';
import { Banner } from './banner';
import { Button } from './button';
import { Card } from './section';
import { SignInLink } from './sign-in-link';

/** What is known of a failure, as plain text: `lib/client` errors fit it without being imported here. */
export interface QueryFailure {
  /** Stable code of our API, e.g. `limited`, `cloud_down`, `not_found`. */
  code: string;
  /** One sentence for a person. */
  detail: string;
  /** UTC instant of the next try that can work. */
  retryAt: string | null;
}

interface QueryStateProps<Data> {
  /** What is shown, in the middle of a sentence: 'the premises', 'live readings'. */
  subject: string;
  /** The page's name for screen readers while there is nothing else to name it; not where a title stands above. */
  heading?: string;
  data: Data | undefined;
  error: QueryFailure | null;
  /** IANA zone for times in sentences. */
  zone: string;
  onRetry: () => void;
  retrying?: boolean;
  /** What still works while this does not. */
  stillWorks?: ReactNode;
  /** Of the final size, so that nothing jumps. */
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
}

/**
 * One of: the data (with a notice above when a refetch failed; what is drawn stays), the failure, the skeleton.
 * Empty and partial are the data's own business: see `EmptyPanel` and `AnswerNotice`.
 */
export function QueryState<Data>(props: QueryStateProps<Data>) {
  const { data, error } = props;
  if (data !== undefined) {
    return (
      <>
        {error ? (
          <div className="mb-4">
            <FailureBanner {...props} error={error} title={`${sentence(props.subject)} could not be renewed`} />
          </div>
        ) : null}
        {props.children(data)}
      </>
    );
  }
  const heading = props.heading ? <h1 className="sr-only">{props.heading}</h1> : null;
  if (error) {
    return (
      <>
        {heading}
        <FailureBanner {...props} error={error} title={`${sentence(props.subject)} could not be loaded`} />
      </>
    );
  }
  return (
    <div aria-busy="true">
      {heading}
      <p role="status" className="sr-only">{`Loading ${props.subject}`}</p>
      {props.skeleton}
    </div>
  );
}

type FailureNoticeProps = Pick<QueryStateProps<never>, 'zone' | 'onRetry' | 'retrying' | 'stillWorks'> & {
  error: QueryFailure;
  title: string;
};

/** What failed, what still works, when or how to try again. */
export function FailureBanner({ error, title, zone, onRetry, retrying, stillWorks }: FailureNoticeProps) {
  const limited = error.code === 'limited';
  const signIn = error.code === 'signed_out' || error.code === 'sign_in_again';
  const final = error.code === 'not_found' || error.code === 'forbidden' || error.code === 'bad_request';
  return (
    <Banner
      role="status"
      tone={limited ? 'watch' : 'bad'}
      title={limited ? 'The request limit is used up' : title}
      action={
        signIn ? (
          <SignInLink>Sign in</SignInLink>
        ) : limited || final ? null : (
          <Button onClick={onRetry} busy={retrying}>
            {retrying ? 'Trying…' : 'Try again'}
          </Button>
        )
      }
    >
      <p>
        {error.detail}
        {error.retryAt ? ` Next try at ${momentInZone(error.retryAt, zone)}.` : null}
      </p>
      {stillWorks ? <p>{stillWorks}</p> : null}
    </Banner>
  );
}

/**
 * Why an answer is older than it should be, in its own words. A refresh under way is not worth a banner, and that a
 * new sign-in is needed the shell says once for the whole page.
 */
export function NoticeBanner({ notice, action }: { notice: AnswerNotice | null; action?: ReactNode }) {
  if (!notice || notice.code === 'refreshing' || notice.code === 'sign_in_again') return null;
  return (
    <Banner role="status" tone="watch" action={action}>
      <p className="text-ink">{notice.message}</p>
    </Banner>
  );
}

interface EmptyPanelProps {
  title: string;
  /** 1 where nothing else names the page. */
  headingLevel?: 1 | 2;
  children: ReactNode;
  action?: ReactNode;
}

/** Nothing there yet: why, and what to do. */
export function EmptyPanel({ title, headingLevel = 2, children, action }: EmptyPanelProps) {
  const Heading = headingLevel === 1 ? 'h1' : 'h2';
  return (
    <Card className="px-4 py-6">
      <Heading className="text-lg">{title}</Heading>
      <div className="mt-1 max-w-prose text-quiet">{children}</div>
      {action ? <div className="mt-4">{action}</div> : null}
    </Card>
  );
}

function sentence(subject: string): string {
  return subject.charAt(0).toUpperCase() + subject.slice(1);
}
