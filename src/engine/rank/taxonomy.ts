/** How alike two categories are: by the steps between them along the tree; categories of different trees have nothing in common. */
import type { BasisPoints, TaxonomySpec } from './types.js';

const MAX_LEVELS = 16;

export class Taxonomy {
  private readonly depths: Uint8Array;

  constructor(private readonly spec: TaxonomySpec) {
    this.depths = Uint8Array.from(spec.parents, (_, category) => this.depthOf(category));
  }

  get size(): number {
    return this.spec.parents.length;
  }

  affinity(a: number, b: number): BasisPoints {
    const { parents, affinityBySteps } = this.spec;
    let steps = 0;
    let left = a;
    let right = b;
    while (left !== right) {
      if (this.depths[left]! >= this.depths[right]!) left = parents[left]!;
      else right = parents[right]!;
      if (left < 0) return 0;
      steps++;
    }
    return affinityBySteps[steps] ?? 0;
  }

  /** Alike enough to be eligible on the shelf alone. */
  sharesShelf(a: number, b: number): boolean {
    return this.affinity(a, b) >= this.spec.floorAffinity;
  }

  private depthOf(category: number): number {
    const { parents } = this.spec;
    let depth = 0;
    for (let at = parents[category]!; at !== -1; at = parents[at]!) {
      if (parents[at] === undefined) throw new RangeError(`category ${category}: there is no parent ${at}`);
      if (++depth === MAX_LEVELS)
        throw new RangeError(`category ${category}: more than ${MAX_LEVELS} levels, or a circle`);
    }
    return depth;
  }
}
