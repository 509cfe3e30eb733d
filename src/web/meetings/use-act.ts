import { useState } from 'preact/hooks';
import { Refusal } from '../api/client';
import { t } from '../ui/words';

/** One act at a time: which is under way, and in words why the last one was not done. */
export function useAct() {
  const [busy, setBusy] = useState<string>();
  const [failed, setFailed] = useState<string>();
  /** @returns whether it was done */
  const act = async (name: string, work: () => Promise<unknown>): Promise<boolean> => {
    if (busy !== undefined) return false;
    setBusy(name);
    setFailed(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setFailed(error instanceof Refusal ? error.words : t('ui.schedule.notSent'));
      return false;
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, failed, act };
}
