import { SiteSkeleton } from '@/components/site/site-skeleton';

export default function Loading() {
  return <SiteSkeleton />;
}
