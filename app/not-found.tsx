import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';

export default function NotFound() {
  return (
    <main className="mx-auto max-w-md px-4 py-16">
      <h1 className="text-lg">We couldn’t find that page</h1>
      <p className="mt-1 mb-4 text-quiet">The address may be mistyped, or the page has moved.</p>
      <Link href="/" className={buttonClass('primary')}>
        Go to the start page
      </Link>
    </main>
  );
}
