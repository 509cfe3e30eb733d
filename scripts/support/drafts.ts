import type { INestApplicationContext } from '@nestjs/common';
import { CommitmentLine } from '../../src/commitments/commitment-line.entity.js';
import { CommitmentParty } from '../../src/commitments/commitment-party.entity.js';
import { Commitment } from '../../src/commitments/commitment.entity.js';
import { ReservationRow } from '../../src/commitments/reservation.entity.js';
import { Signature } from '../../src/commitments/signature.entity.js';
import type { SignWish } from '../../src/commitments/signing.service.js';
import { Database } from '../../src/platform/database/database.js';
import { insertRows } from '../../src/platform/database/many-rows.js';
import { Ids } from '../../src/platform/ids.js';
import type { Buyer, Seller, World } from './world.js';

const UNIT_PRICE = 50_000;

/** Drafts that the seller has signed, straight into the tables: what is measured is the last signature. */
export async function makeHalfSigned(app: INestApplicationContext, world: World, count: number): Promise<SignWish[]> {
  const ids = app.get(Ids);
  const now = new Date().toISOString();
  const made = Array.from({ length: count }, (_, i) => {
    const buyer = world.buyers[i % world.buyers.length] as Buyer;
    const seller = world.sellers[(i * 7) % world.sellers.length] as Seller;
    return rowsOf(ids, world, buyer, seller, now);
  });
  await app.get(Database).write(async (m) => {
    await insertRows(m, Commitment, made.map((d) => d.commitment));
    await insertRows(m, CommitmentLine, made.map((d) => d.line));
    await insertRows(m, CommitmentParty, made.flatMap((d) => d.parties));
    await insertRows(m, ReservationRow, made.map((d) => d.reserved));
    await insertRows(m, Signature, made.map((d) => d.signature));
  });
  return made.map(({ commitment, buyer }) => ({
    wish: { principal: buyer.personId, route: `sign:${commitment.id}`, key: ids.next(), body: { hash: commitment.hash, party: { kind: 'agency', id: buyer.partyId }, name: { typed: 'Pejabat' } } },
    eventId: world.eventId,
    commitmentId: commitment.id,
    hash: commitment.hash,
    name: { typed: 'Pejabat' },
    signer: {
      personId: buyer.personId,
      personName: 'Pejabat',
      party: { kind: 'agency', id: buyer.partyId },
      office: 'PPK',
      appointment: null,
      authorised: true,
    },
  }));
}

function rowsOf(ids: Ids, world: World, buyer: Buyer, seller: Seller, now: string) {
  const commitment: Commitment = {
    id: ids.next(),
    organiserId: world.organiserId,
    eventId: world.eventId,
    status: 'draft',
    agencyId: buyer.partyId,
    agencyKind: 'OPD_PROVINSI',
    total: UNIT_PRICE,
    method: 'E_PURCHASING',
    plannedMonth: null,
    warnings: [],
    reasons: {},
    replacesId: null,
    hash: '0'.repeat(64),
    version: 1,
    createdBy: buyer.personId,
    createdAt: now,
    expiresAt: '2099-01-01T00:00:00.000Z',
    number: null,
    seq: null,
    finalAt: null,
    closedReason: null,
    closedAt: null,
  };
  const line: CommitmentLine = {
    id: ids.next(),
    commitmentId: commitment.id,
    position: 0,
    demandId: buyer.demandId,
    packageId: buyer.packageId,
    offerId: seller.offerId,
    umkmId: seller.partyId,
    name: 'Suvenir kayu ukir',
    categoryId: 'suvenir',
    unitId: 'buah',
    steps: 1,
    packSize: 1,
    poolUse: 1,
    quantity: 1,
    base: 1,
    unitPrice: UNIT_PRICE,
    total: UNIT_PRICE,
    deliveries: [{ date: world.deliveryDate, quantity: 1 }],
  };
  const parties: CommitmentParty[] = [
    { commitmentId: commitment.id, partyId: buyer.partyId, partyKind: 'agency', lead: false },
    { commitmentId: commitment.id, partyId: seller.partyId, partyKind: 'umkm', lead: true },
  ];
  const reserved: ReservationRow = { id: ids.next(), commitmentId: commitment.id, lineId: line.id, delivery: 0, poolId: seller.poolId, period: world.deliveryDate.slice(0, 7), units: 1 };
  const signature: Signature = {
    id: ids.next(),
    commitmentId: commitment.id,
    act: 'sign',
    partyId: seller.partyId,
    personId: seller.personId,
    personName: 'Pemilik',
    office: 'OWNER',
    appointment: null,
    authorised: true,
    hash: commitment.hash,
    typedName: 'Pemilik',
    drawing: null,
    reason: null,
    at: now,
    droppedAt: null,
  };
  return { buyer, commitment, line, parties, reserved, signature };
}
