/**
 * What a commitment should not do without a word of why: it is warned of, a reason is asked for, and both are recorded.
 * Only stage, ownership, quantity, budget, capacity and the price ceiling block. Rules: the model, 'At signing'.
 */
import type { AgencyKind, CertificateKind, ProcurementKind, ProcurementMethod, SizeClass } from '../contract/kinds.js';
import { RUP_AGENCY_KINDS } from '../contract/kinds.js';
import { addDays } from '../platform/edge/civil-date.js';
import { mayTakeReserved, methodCarries } from '../reference/rules.js';

export const WARNING_CODES = [
  'certificate_missing',
  'below_minimum_order',
  'lead_time_short',
  'outside_window',
  'method_too_small',
  'reserved_for_small',
  'rup_missing',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

export interface Warning {
  code: WarningCode;
  params: Record<string, string | number>;
}

export interface WarnedLine {
  name: string;
  quantity: number;
  minimumOrder: number;
  leadDays: number;
  deliveries: readonly { date: string }[];
  window: { from: string | null; to: string | null };
  /** Each requirement that the product and the buyer set, with whether it is met on a day. */
  requirements: readonly { anyOf: readonly CertificateKind[]; metOn: (date: string) => boolean }[];
  sizeClass: SizeClass | null;
}

export interface WarnedPackage {
  rupCode: string | null;
  kind: ProcurementKind;
  reservedForSmall: boolean;
  /** Rupiah of the commitment that falls on this package. */
  rupiah: number;
}

/**
 * @param today civil date of the event's zone
 */
export function warningsOf(
  lines: readonly WarnedLine[],
  packages: readonly WarnedPackage[],
  buyer: { kind: AgencyKind; method: ProcurementMethod | null },
  today: string,
): Warning[] {
  return [...lines.flatMap((line) => ofLine(line, today)), ...packages.flatMap((p) => ofPackage(p, lines, buyer, today))];
}

function ofLine(line: WarnedLine, today: string): Warning[] {
  const warnings: Warning[] = [];
  const dates = line.deliveries.map((d) => d.date).sort();
  const [first, last] = [dates[0] ?? today, dates.at(-1) ?? today];
  for (const requirement of line.requirements) {
    const unmet = dates.find((date) => !requirement.metOn(date));
    if (unmet !== undefined) {
      warnings.push({ code: 'certificate_missing', params: { name: line.name, kinds: requirement.anyOf.join('/'), date: unmet } });
    }
  }
  if (line.quantity < line.minimumOrder) {
    warnings.push({ code: 'below_minimum_order', params: { name: line.name, minimum: line.minimumOrder, quantity: line.quantity } });
  }
  const ready = addDays(today, line.leadDays);
  if (first < ready) warnings.push({ code: 'lead_time_short', params: { name: line.name, days: line.leadDays, ready } });
  const { from, to } = line.window;
  if ((from !== null && first < from) || (to !== null && last > to)) {
    warnings.push({ code: 'outside_window', params: { name: line.name, from: from ?? '', to: to ?? '' } });
  }
  return warnings;
}

function ofPackage(
  packaged: WarnedPackage,
  lines: readonly WarnedLine[],
  buyer: { kind: AgencyKind; method: ProcurementMethod | null },
  today: string,
): Warning[] {
  const warnings: Warning[] = [];
  if (buyer.method !== null && !methodCarries(buyer.method, packaged.kind, packaged.rupiah, today)) {
    warnings.push({ code: 'method_too_small', params: { method: buyer.method, rupiah: packaged.rupiah } });
  }
  if (packaged.reservedForSmall && lines.some((line) => !mayTakeReserved(line.sizeClass, today))) {
    warnings.push({ code: 'reserved_for_small', params: {} });
  }
  if (packaged.rupCode === null && RUP_AGENCY_KINDS.includes(buyer.kind)) warnings.push({ code: 'rup_missing', params: {} });
  return warnings;
}

/** Codes of warnings for which nobody has given a reason. */
export function reasonsMissing(warnings: readonly Warning[], reasons: Readonly<Record<string, string>>): WarningCode[] {
  return [...new Set(warnings.map((w) => w.code))].filter((code) => (reasons[code] ?? '').trim() === '');
}
