/** The names that users give their meters. Every method takes an account. */
export interface MeterNames {
  /** Returns the names of an account by meter id. */
  of(accountId: string): Promise<ReadonlyMap<string, string>>;
  /** Stores a name; null removes it. */
  rename(accountId: string, meterId: string, name: string | null): Promise<void>;
}
