export { CostsSkeleton as default } from '@/components/costs/costs-skeleton';
