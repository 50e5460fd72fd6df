import { hasCode } from './has-code';

/** Reads something that may not be there: undefined where the failure has one of these codes or HTTP statuses. */
export async function readIfThere<Value>(
  read: () => Promise<Value>,
  ...missing: readonly (string | number)[]
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (hasCode(error, ...missing)) return undefined;
    throw error;
  }
}

/** Creates something that may be there already: tells whether it did, by the codes or HTTP statuses of the failure. */
export async function createIfFree(
  create: () => Promise<unknown>,
  ...taken: readonly (string | number)[]
): Promise<boolean> {
  try {
    await create();
    return true;
  } catch (error) {
    if (hasCode(error, ...taken)) return false;
    throw error;
  }
}
