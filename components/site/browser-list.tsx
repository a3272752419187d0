import { Age } from '@/components/ui/age';
import { Button } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/section';
import type { SiteAdminData } from '@/lib/contract/site-admin';

interface BrowserListProps {
  browsers: SiteAdminData['browsers'];
  zone: string;
  /** The browser that is being signed out. */
  signingOut: string | null;
  onSignOut: (id: string) => void;
}

/** The signed-in browsers of all users, each with a button that signs it out. */
export function BrowserList({ browsers, zone, signingOut, onSignOut }: BrowserListProps) {
  return (
    <Section title="Signed-in browsers" lead="Each stays signed in for 30 days. What its user has stored stays.">
      <Card>
        <ul>
          {browsers.map(({ id, email, createdAt, own }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line px-4 py-3 not-first:border-t"
            >
              <div className="min-w-0">
                <p className="truncate" translate="no">
                  {email ?? 'No email address'}
                </p>
                <p className="text-sm text-quiet">
                  {own ? 'This browser, signed in ' : 'Signed in '}
                  <Age at={createdAt} zone={zone} />
                </p>
              </div>
              {own ? null : (
                <Button
                  busy={signingOut === id}
                  onClick={() => onSignOut(id)}
                  aria-label={`Sign out ${email ?? 'this browser'}`}
                >
                  {signingOut === id ? 'Signing out…' : 'Sign out'}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
