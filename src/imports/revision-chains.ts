/**
 * Which packages take the place of which. Rule: a step is taken once the old package and all that replace it are here, and only
 * from a package that is still active; a code that is replaced by nothing is cancelled.
 */
export interface Step {
  from: string;
  to: readonly string[];
}

export interface KnownPackage {
  rupCode: string | null;
  status: string;
}

export interface Taken<P> {
  from: P;
  /** Empty where the package is cancelled. */
  to: P[];
}

/** Steps that several rows state of one package are one step to all of theirs. */
export function joined(steps: readonly Step[]): Step[] {
  const byFrom = new Map<string, Set<string>>();
  for (const { from, to } of steps) byFrom.set(from, new Set([...(byFrom.get(from) ?? []), ...to]));
  return [...byFrom].map(([from, to]) => ({ from, to: [...to].filter((code) => code !== from) }));
}

/** @param packages by RUP code */
export function possible<P extends KnownPackage>(steps: readonly Step[], packages: ReadonlyMap<string, P>): Taken<P>[] {
  return steps.flatMap(({ from, to }) => {
    const old = packages.get(from);
    const replacing = to.flatMap((code) => packages.get(code) ?? []);
    return old?.status === 'active' && replacing.length === to.length ? [{ from: old, to: replacing }] : [];
  });
}
