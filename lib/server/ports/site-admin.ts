/** A browser that is signed in. */
export interface SignedInBrowser {
  /** Names it for `endSession`; it is not the id in the cookie. */
  id: string;
  email: string | null;
  /** Milliseconds. */
  createdAt: number;
  expiresAt: number;
}

/** This server and what it stores, for people who look after the site. Instants in milliseconds. */
export interface SiteState {
  version: string;
  /** A later version than this one; null when there is none, or nobody asks. */
  newer: { version: string; page: string | null } | null;
  node: string;
  startedAt: number;
  ready: {
    status: 'ok' | 'failing';
    database: 'ok' | 'failing';
    migrations: { applied: number; pending: number };
    disk: 'ok' | 'low' | null;
    keys: 'ok' | 'failing';
  };
  storage: {
    kind: 'sqlite' | 'postgresql';
    /** Of the database and its log; null where it is not a file of this machine. */
    databaseBytes: number | null;
    diskFreeBytes: number | null;
  };
  memoryBytes: number;
  /** Names of all settings, and whether each is set. */
  settings: { name: string; isSet: boolean }[];
  accounts: { homes: number; enterprises: number; withOtherKey: number };
  jobs: { kind: string; state: string; count: number }[];
  /** Null where the server writes none. */
  backups: { folder: string; newestAt: number | null; count: number } | null;
}

/** What people who look after the site can see and do. Access is checked by the use cases. */
export interface SiteAdmin {
  state(): Promise<SiteState>;
  /** Newest first. */
  browsers(): Promise<SignedInBrowser[]>;
  /** Signs a browser out; the account's tokens stay. Returns false when there is none. */
  signOut(id: string): Promise<boolean>;
  /** Lines of the log of the last day, oldest first. */
  lines(): string[];
}
