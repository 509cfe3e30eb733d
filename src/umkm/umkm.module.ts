import { Module } from '@nestjs/common';
import { CountersModule } from '../counters/counters.module.js';
import { EventsModule } from '../events/events.module.js';
import { ScopeNames } from '../events/scope-names.service.js';
import { OrganisersModule } from '../organisers/organisers.module.js';
import { CertificatesController } from './certificates.controller.js';
import { Certificates } from './certificates.service.js';
import { PoolRequests } from './pool-requests.service.js';
import { PoolsController } from './pools.controller.js';
import { Pools } from './pools.service.js';
import { ProductRequests } from './product-requests.service.js';
import { ProductsController } from './products.controller.js';
import { Products } from './products.service.js';
import { UmkmAccess } from './umkm-access.service.js';
import { UmkmFilesController } from './umkm-files.controller.js';
import { UmkmFiles } from './umkm-files.service.js';
import { UmkmRequests } from './umkm-requests.service.js';
import { UmkmsController } from './umkms.controller.js';
import { Umkms } from './umkms.service.js';

/** Sellers: who they are, what they claim to hold, what they make and how much of it. */
@Module({
  imports: [CountersModule, EventsModule, OrganisersModule],
  controllers: [UmkmsController, CertificatesController, ProductsController, PoolsController, UmkmFilesController],
  providers: [Umkms, UmkmAccess, UmkmRequests, UmkmFiles, Certificates, Products, ProductRequests, Pools, PoolRequests],
  exports: [Umkms, UmkmAccess, Certificates, Products, ProductRequests, Pools],
})
export class UmkmModule {
  constructor(scopes: ScopeNames, umkms: Umkms, pools: Pools) {
    scopes.register('umkm', async (organiserId, id) => {
      const [umkm] = await umkms.listByIds([id]);
      return umkm && umkm.organiserId === organiserId && umkm.deletedAt === null ? umkm.name : null;
    });
    umkms.holds(async (umkmId) => {
      const own = (await pools.ofUmkms([umkmId])).get(umkmId) ?? [];
      const reserved = await pools.reservedAmong(own.map((pool) => pool.id));
      return reserved.size > 0 ? 'commitment' : null;
    });
  }
}
