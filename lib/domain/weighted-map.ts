/** A map whose values together weigh at most `maxWeight`. Setting one more deletes those that were used longest ago. */
export class WeightedMap<Key, Value> {
  readonly #entries = new Map<Key, { value: Value; weight: number }>();
  readonly #maxWeight: number;
  readonly #maxEach: number;
  #weight = 0;

  /** `maxEach`: a heavier value is not kept, so that it does not push out all others. */
  constructor(maxWeight: number, maxEach = maxWeight) {
    this.#maxWeight = maxWeight;
    this.#maxEach = maxEach;
  }

  get(key: Key): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // Moves to the end of the map's order.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: Key, value: Value, weight: number): void {
    this.#delete(key);
    if (weight > this.#maxEach) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#maxWeight) return;
      this.#delete(oldest);
    }
  }

  #delete(key: Key): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }
}
