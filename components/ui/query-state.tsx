'use client';

import type { ReactNode } from 'react';
import { useFormats } from '@/lib/client/formats';
import type { Notice } from '@/lib/domain/answer';
import { Banner } from './banner';
import { Button } from './button';
import { Card } from './section';
import { SignInLink } from './sign-in-link';
import { useViewerZone } from './viewer-zone';

/** A failed request, as text. The errors of `lib/client` have this shape; this folder may not import them. */
export interface QueryFailure {
  /** Stable code of our API, e.g. `limited`, `cloud_down`, `not_found`. */
  code: string;
  /** One sentence for the user. */
  detail: string;
  /** UTC instant of the next retry that can work. */
  retryAt: string | null;
}

interface QueryStateProps<Data> {
  /** A query of react-query. */
  query: {
    data: Data | undefined;
    error: QueryFailure | null;
    isFetching: boolean;
    refetch: () => unknown;
  };
  /** What is loaded, as in the middle of a sentence: 'your homes', 'live readings'. */
  subject: string;
  /** The page's h1 for screen readers until the data is there. Leave out where the page already has a title. */
  heading?: string;
  /** IANA zone for times in sentences; the viewer's by default. */
  zone?: string;
  /** What still works while this does not. */
  stillWorks?: ReactNode;
  /** Has the final size, so that the page does not jump. */
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
}

/**
 * Shows a query's data, its failure or its skeleton. When a refetch fails, the data stays and a banner is shown above
 * it. The children handle empty and partial data: see `EmptyPanel` and `NoticeBanner`.
 */
export function QueryState<Data>(props: QueryStateProps<Data>) {
  const { query, subject, heading, stillWorks, skeleton, children } = props;
  const { data, error } = query;
  const viewerZone = useViewerZone();
  const failure = error && (
    <FailureBanner
      title={`Couldn’t ${data === undefined ? 'load' : 'update'} ${subject}`}
      error={error}
      zone={props.zone ?? viewerZone}
      onRetry={() => query.refetch()}
      retrying={query.isFetching}
      stillWorks={stillWorks}
    />
  );
  if (data !== undefined) {
    return (
      <>
        {failure ? <div className="mb-4">{failure}</div> : null}
        {children(data)}
      </>
    );
  }
  return (
    <div aria-busy={failure ? undefined : true}>
      {heading ? <h1 className="sr-only">{heading}</h1> : null}
      {failure ?? (
        <>
          <p role="status" className="sr-only">{`Loading ${subject}`}</p>
          {skeleton}
        </>
      )}
    </div>
  );
}

interface FailureBannerProps {
  title: string;
  error: QueryFailure;
  /** IANA zone for times in sentences. */
  zone: string;
  onRetry: () => void;
  retrying?: boolean;
  /** What still works while this does not. */
  stillWorks?: ReactNode;
}

/** Says what failed, what still works, and when or how to try again. */
export function FailureBanner({ error, title, zone, onRetry, retrying, stillWorks }: FailureBannerProps) {
  const formats = useFormats();
  const limited = error.code === 'limited';
  const signIn = error.code === 'signed_out' || error.code === 'sign_in_again';
  const final = error.code === 'not_found' || error.code === 'forbidden' || error.code === 'bad_request';
  return (
    <Banner
      role="status"
      tone={limited ? 'watch' : 'bad'}
      title={limited ? 'Copper’s limit is used up' : title}
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
        {error.retryAt ? ` Trying again at ${formats.moment(error.retryAt, zone)}.` : null}
      </p>
      {stillWorks ? <p>{stillWorks}</p> : null}
    </Banner>
  );
}

/**
 * Shows why an answer is older than it should be. Shows nothing for a refresh in progress, nor for 'sign_in_again':
 * the shell shows that once for the whole page.
 */
export function NoticeBanner({ notice, action }: { notice: Notice | null; action?: ReactNode }) {
  if (!notice || notice.code === 'refreshing' || notice.code === 'sign_in_again') return null;
  return (
    <Banner role="status" tone="watch" action={action}>
      <p className="text-ink">{notice.message}</p>
    </Banner>
  );
}

interface EmptyPanelProps {
  title: string;
  /** 1 where the page has no other title. */
  headingLevel?: 1 | 2;
  children: ReactNode;
  action?: ReactNode;
}

/** Says that there is no data yet, why, and what to do. */
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
