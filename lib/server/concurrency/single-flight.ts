/**
 * Joins those who ask for the same thing at the same time: while work for a key runs, others get its promise.
 * Work starts synchronously, so that no two askers can slip in between.
 */
export function createSingleFlight<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const flights = new Map<string, Promise<T>>();
  return (key, work) => {
    const running = flights.get(key);
    if (running) return running;
    const flight = work().finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
}
