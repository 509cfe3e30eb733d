import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIfMatch, IfMatch } from '../platform/edge/headers.decorator.js';
import { ApiPage, type PageView } from '../platform/edge/page.view.js';
import { ProductRequests } from './product-requests.service.js';
import { ProductView, productView } from './product.view.js';
import { EditProductDto, NewProductDto } from './products.dto.js';

@ApiTags('products')
@Controller()
export class ProductsController {
  constructor(private readonly requests: ProductRequests) {}

  /** All of a business, on one page: it has at most 500. */
  @Get('umkm/:id/products')
  @Allow('product.read')
  @ApiPage(ProductView)
  async list(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<PageView<ProductView>> {
    return { items: (await this.requests.list(me, id)).map(productView), nextCursor: null };
  }

  /** With `capacity` it gets a capacity of its own, with `poolId` it shares one. */
  @Post('umkm/:id/products')
  @Allow('product.edit')
  @ApiCreatedResponse({ type: ProductView })
  async create(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewProductDto,
  ): Promise<ProductView> {
    return productView(await this.requests.create(me, id, body));
  }

  @Patch('products/:id')
  @Allow('product.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: ProductView })
  async edit(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditProductDto,
  ): Promise<ProductView> {
    return productView(await this.requests.edit(me, id, version, body));
  }

  /** Refused while it is offered. */
  @Delete('products/:id')
  @HttpCode(204)
  @Allow('product.edit')
  @ApiNoContentResponse()
  remove(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.requests.remove(me, id);
  }
}
