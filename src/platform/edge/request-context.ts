import { AsyncLocalStorage } from 'node:async_hooks';

/** Who asks, for log lines and audit entries; decisions take the principal as an argument instead. */
export interface RequestContext {
  requestId: string;
  personId: string | null;
  /** Set once the policy has been asked about the thing at hand. */
  decided: boolean;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const runInRequest = <T>(context: RequestContext, fn: () => T): T => storage.run(context, fn);

export const currentRequest = (): RequestContext | undefined => storage.getStore();
