/** The last view of a home, as the service worker (`public/sw.js`) shows it without a connection. */
export interface OfflineCopy {
  /** UTC milliseconds, and the same as text in the user's formats. */
  savedAt: number;
  savedText: string;
  /** The home's name, as plain text. */
  home: string;
  /** The view's markup without anything that runs or can be clicked, and the styles it needs. */
  html: string;
  css: string;
  theme: string;
  mainClass: string;
}

const NAMES = { database: 'offline', store: 'home', copy: 'copy', allowed: 'allowed' } as const;

/** True where browsers allow pages without a connection: over https, and on this computer. */
export function canWorkOffline(): boolean {
  return 'serviceWorker' in navigator && 'indexedDB' in window;
}

/** Resolves to whether the user switched on that the last view of the home is stored in this browser. */
export async function isOfflineCopyAllowed(): Promise<boolean> {
  return (await inStore<unknown>('readonly', (store) => store.get(NAMES.allowed))) === true;
}

/** Stores the user's choice; deletes what is stored when it is off. */
export async function allowOfflineCopy(allowed: boolean): Promise<void> {
  if (!allowed) return forgetOfflineCopy();
  await inStore('readwrite', (store) => store.put(true, NAMES.allowed));
}

/** Stores the view, unless the user switched that off in the meantime. */
export async function saveOfflineCopy(copy: OfflineCopy): Promise<void> {
  if (await isOfflineCopyAllowed()) await inStore('readwrite', (store) => store.put(copy, NAMES.copy));
}

/** Deletes the view and the choice. */
export async function forgetOfflineCopy(): Promise<void> {
  await inStore('readwrite', (store) => store.clear());
}

/** Runs one request on the store and resolves to its result. */
function inStore<Result>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest): Promise<Result> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAMES.database, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(NAMES.store);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const request = run(opening.result.transaction(NAMES.store, mode).objectStore(NAMES.store));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      opening.result.close();
    };
  });
}
