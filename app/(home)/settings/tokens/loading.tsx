import { AccessTokensSkeleton } from '@/components/access-tokens/access-tokens-skeleton';

export default function Loading() {
  return <AccessTokensSkeleton />;
}
