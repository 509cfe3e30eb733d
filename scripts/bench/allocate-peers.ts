/** General solvers, asked in their own ways. They are dev dependencies, loaded only here. */
import type { Instance } from './workloads/allocation.js';

/** Reads nothing before the answer is called for: only that is measured. */
export type Highs = (model: string, options: Record<string, number>) => Promise<() => number>;
export type Peer = (data: Instance) => number;

type LegacySolve = (model: string, options: Record<string, number | boolean>) => { ObjectiveValue: number };

/** A fresh HiGHS for each model: it does not recover from some of them. */
export async function highsSolver(): Promise<Highs> {
  // its types describe the module as CommonJS, the loader being the module itself
  const load = ((await import('highs')) as unknown as { default: () => Promise<{ solve: LegacySolve }> }).default;
  return async (model, options) => {
    const highs = await load();
    return () => highs.solve(model, { output_flag: false, ...options }).ObjectiveValue;
  };
}

export async function glpkSolver(): Promise<Peer> {
  const { default: load } = await import('glpk.js/node');
  const glpk = await load();
  return (data) => {
    const limit = (name: string, arcs: readonly number[], most: number) => ({
      name,
      vars: arcs.map((arc) => ({ name: `x${arc}`, coef: 1 })),
      bnds: { type: glpk.GLP_UP, lb: 0, ub: most },
    });
    const rows = (prefix: string, owners: Int32Array, limits: Int32Array) => {
      const arcsOf = Array.from(limits, (): number[] => []);
      owners.forEach((owner, arc) => arcsOf[owner]!.push(arc));
      return arcsOf.flatMap((arcs, owner) =>
        arcs.length === 0 ? [] : [limit(`${prefix}${owner}`, arcs, limits[owner]!)],
      );
    };
    const model = {
      name: 'allocation',
      objective: {
        direction: glpk.GLP_MAX,
        name: 'value',
        vars: Array.from(data.arcValue, (coef, arc) => ({ name: `x${arc}`, coef })),
      },
      subjectTo: [...rows('d', data.arcDemand, data.quantity), ...rows('o', data.arcOffer, data.capacity)],
    };
    return glpk.solve(model, { msglev: glpk.GLP_MSG_OFF }).result.z;
  };
}
