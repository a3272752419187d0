import { AlertsSkeleton } from '@/components/alerts/alerts-skeleton';

export default function Loading() {
  return <AlertsSkeleton />;
}
