/** What a page of a fleet shows, under the name that a user gave it. */
export interface SavedFleetView {
  name: string;
  /** Search, filters, order and columns, as in the page's address, without the account. */
  query: string;
}

/** A user's views of one page of an enterprise. */
export interface FleetViewOwner {
  /** Home account of the user. */
  madeBy: string;
  page: string;
}

/** The saved views. Every method takes an account. */
export interface FleetViews {
  /** Returns a user's views of a page, by name. */
  list(accountId: string, owner: FleetViewOwner): Promise<SavedFleetView[]>;
  /**
   * Stores a view under its name and removes the one that it replaces. Returns false when the user already has `max`
   * others.
   */
  save(
    accountId: string,
    owner: FleetViewOwner,
    view: SavedFleetView & { replaces?: string },
    max: number,
  ): Promise<boolean>;
  /** Removes a view, if there is one with this name. */
  remove(accountId: string, owner: FleetViewOwner, name: string): Promise<void>;
}
