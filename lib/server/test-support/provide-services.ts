import { sharedServices } from '@/lib/server/start/context';

/**
 * Sets what `getServices()` returns. Does not replace the module, because test files in one process share modules.
 */
export function provideServices(services: unknown): void {
  sharedServices.services = Promise.resolve(services as never);
}
