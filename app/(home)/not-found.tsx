import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyPanel } from '@/components/ui/query-state';

export default function NotFound() {
  return (
    <EmptyPanel
      title="We couldn’t find that page"
      headingLevel={1}
      action={
        <Link href="/" className={buttonClass('primary')}>
          Go to your home
        </Link>
      }
    >
      It may belong to another account, or Copper no longer lists it.
    </EmptyPanel>
  );
}
