import { Injectable } from '@nestjs/common';
import type { Principal } from '../identity/principal.js';
import { Database } from '../platform/database/database.js';
import { DomainError, type FieldError } from '../platform/errors/domain-error.js';
import { kbki } from '../reference/identifiers.js';
import { Pools } from './pools.service.js';
import type { Product } from './product.entity.js';
import { factsOf, type Objection, objectionToShelf, objectionToUnit, poolUseOf } from './product-facts.js';
import type { EditProductDto, NewProductDto } from './products.dto.js';
import { type NewProduct, Products } from './products.service.js';
import { UmkmAccess } from './umkm-access.service.js';
import { UmkmFiles } from './umkm-files.service.js';

const PRODUCTS_PER_UMKM_MAX = 500;

/** What people ask about products. */
@Injectable()
export class ProductRequests {
  constructor(
    private readonly db: Database,
    private readonly access: UmkmAccess,
    private readonly products: Products,
    private readonly pools: Pools,
    private readonly files: UmkmFiles,
  ) {}

  async list(principal: Principal, umkmId: string): Promise<Product[]> {
    await this.access.open(principal, 'product.read', umkmId);
    return (await this.products.ofUmkms([umkmId])).get(umkmId) ?? [];
  }

  async create(principal: Principal, umkmId: string, dto: NewProductDto): Promise<Product> {
    return this.db.write(async () => {
      await this.access.open(principal, 'product.edit', umkmId);
      const kept = (await this.products.ofUmkms([umkmId])).get(umkmId) ?? [];
      if (kept.length >= PRODUCTS_PER_UMKM_MAX)
        throw new DomainError('too_many', { what: 'product', max: PRODUCTS_PER_UMKM_MAX });
      const [product] = await this.products.createMany([await this.described(umkmId, dto)]);
      return product as Product;
    });
  }

  async edit(principal: Principal, id: string, version: number, dto: EditProductDto): Promise<Product> {
    return this.db.write(async () => {
      const product = await this.products.get(id);
      await this.access.open(principal, 'product.edit', product.umkmId);
      if (dto.categoryId !== undefined) refuseIf(objectionToShelf(dto.categoryId));
      if (dto.unitId !== undefined) refuseIf(objectionToUnit(dto.unitId, product.unitId));
      if (dto.photoFileId) await this.files.requirePhoto(product.umkmId, dto.photoFileId);
      const poolUse = dto.poolId === undefined ? dto.poolUse : await this.useOf(product, dto.poolId, dto.poolUse);
      return this.products.change(product, version, { ...dto, poolUse, kbkiCode: kbkiOf(dto.kbkiCode) });
    });
  }

  async remove(principal: Principal, id: string): Promise<void> {
    await this.db.write(async () => {
      const product = await this.products.get(id);
      await this.access.open(principal, 'product.edit', product.umkmId);
      await this.products.remove(product);
    });
  }

  private async described(umkmId: string, dto: NewProductDto): Promise<NewProduct> {
    const facts = factsOf(dto);
    if ('code' in facts) throw new DomainError(facts.code, facts.params);
    if (dto.photoFileId) await this.files.requirePhoto(umkmId, dto.photoFileId);
    const { poolId, capacity } = dto;
    const poolUse =
      poolId === undefined ? (dto.poolUse ?? 1) : await this.useOf({ umkmId, ...facts }, poolId, dto.poolUse);
    if (poolId === undefined && capacity === undefined) throw wrong('capacity', 'capacity_missing');
    return {
      umkmId,
      fields: {
        ...facts,
        name: dto.name,
        description: dto.description ?? null,
        kbkiCode: kbkiOf(dto.kbkiCode) ?? null,
        photoFileId: dto.photoFileId ?? null,
        shelfLifeDays: dto.shelfLifeDays ?? null,
        domesticContentPermille: dto.domesticContentPermille ?? null,
        madeInIndonesia: dto.madeInIndonesia ?? true,
        poolUse,
      },
      pool: poolId === undefined ? { ...(capacity as NonNullable<typeof capacity>) } : { id: poolId },
    };
  }

  /** How much of a pool of the same business one base unit takes. @throws DomainError not_found, validation_failed */
  private async useOf(
    product: Pick<Product, 'umkmId' | 'baseDimension'>,
    poolId: string,
    stated: number | undefined,
  ): Promise<number> {
    const pool = await this.pools.get(poolId);
    if (pool.umkmId !== product.umkmId) throw new DomainError('not_found', { what: 'pool' });
    const use = poolUseOf(product.baseDimension, pool.dimension, stated);
    if (use === null)
      throw wrong('poolUse', 'pool_use_missing', { pool: pool.dimension, product: product.baseDimension });
    return use;
  }
}

function refuseIf(objection: Objection | null): void {
  if (objection !== null) throw new DomainError(objection.code, objection.params);
}

function kbkiOf(written: string | null | undefined): string | null | undefined {
  if (written === undefined || written === null) return written;
  const read = kbki(written);
  if (!read.ok) throw wrong('kbkiCode', read.code, read.params);
  return read.value;
}

function wrong(field: string, code: string, params: FieldError['params'] = {}): DomainError {
  return new DomainError('validation_failed', { fields: 1 }, [{ field, code, params }]);
}
