import { PremiseSkeleton } from '@/components/live/premise-skeleton';

export default function Loading() {
  return <PremiseSkeleton />;
}
