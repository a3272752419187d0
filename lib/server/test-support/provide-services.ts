import { sharedServices } from '@/lib/server/start/context';

/**
 * What `getServices()` answers from now on, as if this process had built it. In its real place rather than by replacing
 * the module: test files that share a process share its modules.
 */
export function provideServices(services: unknown): void {
  sharedServices.services = Promise.resolve(services as never);
}
