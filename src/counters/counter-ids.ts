/** How counters are called: what they count, and of whom. */
export const packageCounter = (packageId: string) => `package:${packageId}`;
export const demandCounter = (demandId: string) => `demand:${demandId}`;
/** @param period `2027-01-15`, `2027-W03` or `2027-01`, see umkm/periods.ts */
export const capacityCounter = (poolId: string, period: string) => `capacity:${poolId}:${period}`;
