/**
 * A draft as it is typed, and the body that is sent. Rule: quantities are integer steps of the offer's unit, deliveries
 * add up to the quantity, and a single delivery always carries all of it.
 */
import { count, parseQuantity, parseRupiah, quantity, type Language } from '../../contract/format';
import type { ProcurementMethod } from '../../contract/kinds';
import type { Commitment, Demand, DraftBody, Offer, PlanLine } from '../api/types';

export interface DeliveryFields {
  date: string;
  quantity: string;
}
export interface LineFields {
  demandId: string;
  offerId: string;
  name: string;
  umkmName: string;
  unitName: string;
  steps: number;
  quantity: string;
  unitPrice: string;
  deliveries: DeliveryFields[];
}
export interface DraftFields {
  lines: LineFields[];
  method: ProcurementMethod | '';
  plannedMonth: string;
  reasons: Record<string, string>;
}

/** The price of a quantity: that of the highest tier it reaches, else of the lowest tier there is. */
export function tierPrice(prices: Offer['prices'], amount: number): number | null {
  const tiers = [...prices].sort((a, b) => a.minQuantity - b.minQuantity);
  const reached = tiers.filter((tier) => tier.minQuantity <= amount).pop();
  return (reached ?? tiers[0])?.unitPrice ?? null;
}

/** @param planned what the plan has for the pair: its quantity and deliveries are taken over */
export function newDraft(
  demand: Demand,
  offer: Offer,
  unitName: string,
  language: Language,
  planned?: Pick<PlanLine, 'quantity' | 'deliveries'>,
): DraftFields {
  const wanted = demand.remaining ?? demand.quantity;
  const isSameUnit = demand.unitId === offer.unitId && demand.steps === offer.steps;
  const amount = planned ? planned.quantity : isSameUnit ? wanted : null;
  const price = amount === null ? (offer.prices[0]?.unitPrice ?? null) : tierPrice(offer.prices, amount);
  const text = amount === null ? '' : quantity(amount, offer.steps, language);
  return {
    lines: [
      {
        demandId: demand.id,
        offerId: offer.id,
        name: offer.name,
        umkmName: offer.umkmName,
        unitName,
        steps: offer.steps,
        quantity: text,
        unitPrice: price === null ? '' : count(price, language),
        deliveries: planned?.deliveries.map((one) => ({
          date: one.date,
          quantity: quantity(one.quantity, offer.steps, language),
        })) ?? [{ date: demand.deliverTo ?? '', quantity: text }],
      },
    ],
    method: '',
    plannedMonth: demand.deliverFrom?.slice(0, 7) ?? '',
    reasons: {},
  };
}

export function draftOf(commitment: Commitment, language: Language): DraftFields {
  return {
    lines: commitment.lines.map((line) => ({
      demandId: line.demandId,
      offerId: line.offerId,
      name: line.name,
      umkmName: line.umkmName,
      unitName: line.unitName[language],
      steps: line.steps,
      quantity: quantity(line.quantity, line.steps, language),
      unitPrice: count(line.unitPrice, language),
      deliveries: line.deliveries.map((one) => ({
        date: one.date,
        quantity: quantity(one.quantity, line.steps, language),
      })),
    })),
    method: commitment.method ?? '',
    plannedMonth: commitment.plannedMonth ?? '',
    reasons: Object.fromEntries(commitment.warnings.flatMap((one) => (one.reason ? [[one.code, one.reason]] : []))),
  };
}

export type DraftProblem = 'quantity' | 'price' | 'date' | 'deliveryQuantity' | 'sum';
/** By field id: 'quantity-0', 'price-0', 'date-0-1', 'delivery-0-1'. */
export type DraftProblems = Record<string, DraftProblem>;

export function readDraft(fields: DraftFields, language: Language): { problems: DraftProblems } | { body: DraftBody } {
  const problems: DraftProblems = {};
  const lines = fields.lines.map((line, at) => readLine(line, at, language, problems));
  if (Object.keys(problems).length > 0) return { problems };
  const reasons = Object.fromEntries(Object.entries(fields.reasons).filter(([, reason]) => reason.trim()));
  return {
    body: {
      lines,
      method: fields.method || null,
      plannedMonth: fields.plannedMonth || null,
      ...(Object.keys(reasons).length > 0 ? { reasons } : {}),
    },
  };
}

function readLine(
  line: LineFields,
  at: number,
  language: Language,
  problems: DraftProblems,
): DraftBody['lines'][number] {
  const amount = parseQuantity(line.quantity, line.steps, language);
  const unitPrice = parseRupiah(line.unitPrice, language);
  if (amount === null) problems[`quantity-${at}`] = 'quantity';
  if (unitPrice === null) problems[`price-${at}`] = 'price';
  const single = line.deliveries.length === 1;
  const deliveries = line.deliveries.map((one, index) => {
    const part = single ? amount : parseQuantity(one.quantity, line.steps, language);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(one.date)) problems[`date-${at}-${index}`] = 'date';
    if (part === null && !single) problems[`delivery-${at}-${index}`] = 'deliveryQuantity';
    return { date: one.date, quantity: part ?? 0 };
  });
  const sum = deliveries.reduce((total, one) => total + one.quantity, 0);
  if (amount !== null && sum !== amount && !Object.keys(problems).some((id) => id.startsWith(`delivery-${at}`)))
    problems[`delivery-${at}-${deliveries.length - 1}`] = 'sum';
  return {
    demandId: line.demandId,
    offerId: line.offerId,
    quantity: amount ?? 0,
    unitPrice: unitPrice ?? 0,
    deliveries,
  };
}
