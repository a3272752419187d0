/** How many people live in the homes of accounts. Every method takes an account. */
export interface Households {
  /** Returns the number of people by premise id, where a user said it. */
  of(accountId: string): Promise<ReadonlyMap<string, number>>;
  /** Stores the number of people in a home; null removes it. */
  save(accountId: string, premiseId: string, people: number | null): Promise<void>;
}
