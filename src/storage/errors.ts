/** The named errors of storage; everything else that is thrown is a bug or the browser's. */

/** The disk or the browser's quota is full; the change was not made, not even in part. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}
/** A change would have stored what its schema refuses; nothing was changed. */
export class InvalidValueError extends Error {
  override readonly name = 'InvalidValueError';
}
/** The data were written by a newer Hifazat; they are left as they are. */
export class NewerDataError extends Error {
  override readonly name = 'NewerDataError';
}

/** Names of the errors that Dexie and IndexedDB throw when the data or the database is at fault. */
const DATABASE_ERRORS = new Set(
  'OpenFailedError DatabaseClosedError UnknownError DataError DataCloneError VersionError NotFoundError UpgradeError InternalError BulkError'.split(
    ' ',
  ),
);

/** Is something wrong with what is stored (and not with tabs, alarms or our own code)? */
export function isStorageError(error: unknown): boolean {
  return (
    error instanceof InvalidValueError ||
    error instanceof NewerDataError ||
    (error instanceof Error && DATABASE_ERRORS.has(error.name))
  );
}

/** Runs a change of the database and gives a full disk its name, however deep the browser wrapped it. */
export async function named<T>(change: () => PromiseLike<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (isQuotaError(error)) throw new StorageFullError('there is no room left to store this', { cause: error });
    throw error;
  }
}

function isQuotaError(error: unknown): boolean {
  for (let inner: unknown = error, depth = 0; inner instanceof Object && depth < 5; depth++) {
    if ('name' in inner && inner.name === 'QuotaExceededError') return true;
    inner = 'inner' in inner ? inner.inner : undefined;
  }
  return false;
}
