import { PremisesSkeleton } from '@/components/premises/premises-skeleton';

export default function Loading() {
  return <PremisesSkeleton />;
}
