import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { PageQuery } from '../platform/edge/page.js';
import { ApiPage, pageView, type PageView } from '../platform/edge/page.view.js';
import { PlannedNeedsQuery, PlanWishDto } from './matching.dto.js';
import { MyPlanLineView, myPlanLineView, PlannedNeedView, plannedNeedView, PlanView, planView } from './plan.view.js';
import { PlanPages } from './plan-pages.service.js';
import { PlanWishes } from './plan-wishes.service.js';
import { Plans } from './plans.service.js';

/** The plan is advice: which needs to give to which sellers, how much of each. People sign what they want. */
@ApiTags('plans')
@Controller('events/:id')
export class PlansController {
  constructor(
    private readonly plans: Plans,
    private readonly pages: PlanPages,
    private readonly wishes: PlanWishes,
  ) {}

  /** Splits what is still open of the needs over the offers, worth as much as can be, around what is signed. */
  @Post('plan')
  @HttpCode(200)
  @Allow('plan.make')
  @ApiOkResponse({ type: PlanView })
  async make(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<PlanView> {
    return planView(await this.plans.make(me, id));
  }

  /** The newest plan: its figures, how far from the best it can be, and what has changed since. */
  @Get('plan')
  @Allow('plan.read')
  @ApiOkResponse({ type: PlanView })
  async now(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<PlanView> {
    return planView(await this.plans.now(me, id));
  }

  /** The newest plan need by need, dearest first, with sellers, wishes, and what stands in the way. An agency sees its own. */
  @Get('plan/needs')
  @Allow('plan.needs')
  @ApiPage(PlannedNeedView)
  async needs(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PlannedNeedsQuery,
  ): Promise<PageView<PlannedNeedView>> {
    return pageView(await this.pages.needs(me, id, query), plannedNeedView);
  }

  /** What the newest plan has for the person's own businesses. */
  @Get('my-plan')
  @Allow('plan.mine')
  @ApiPage(MyPlanLineView)
  async mine(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<PageView<MyPlanLineView>> {
    return pageView(await this.pages.mine(me, id, query), myPlanLineView);
  }

  /** How much of a pair the next plan has, no more and no less; 0: none, for the plan alone. */
  @Put('plan/wishes/:demandId/:offerId')
  @HttpCode(204)
  @Allow('plan.wish')
  async wish(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('demandId', ParseUUIDPipe) demandId: string,
    @Param('offerId', ParseUUIDPipe) offerId: string,
    @Body() { quantity }: PlanWishDto,
  ): Promise<void> {
    await this.wishes.set(me, id, { demandId, offerId, quantity });
  }

  /** Leaves the pair to the plan again. */
  @Delete('plan/wishes/:demandId/:offerId')
  @HttpCode(204)
  @Allow('plan.wish')
  async unwish(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('demandId', ParseUUIDPipe) demandId: string,
    @Param('offerId', ParseUUIDPipe) offerId: string,
  ): Promise<void> {
    await this.wishes.set(me, id, { demandId, offerId, quantity: null });
  }
}
