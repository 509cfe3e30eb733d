import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { PageQuery } from '../platform/edge/page.js';
import { ApiPage, pageView, type PageView } from '../platform/edge/page.view.js';
import {
  DemandMatchesView,
  demandMatchesView,
  FrozenWordsView,
  frozenWordsView,
  MyMatchesView,
  myMatchesView,
  OfferMatchesView,
  offerMatchesView,
} from './match.view.js';
import { FacilitationView, facilitationView } from './facilitation.view.js';
import { FairnessView, fairnessView } from './fairness.view.js';
import { Matches } from './matches.service.js';
import { FacilitationQuery, FairnessQuery, StanceDto, StanceQuery } from './matching.dto.js';
import { MyStanceView, myStanceView, PairStanceView } from './stance.view.js';
import { StanceRequests } from './stance-requests.service.js';

@ApiTags('matching')
@Controller()
export class MatchingController {
  constructor(
    private readonly matches: Matches,
    private readonly stances: StanceRequests,
  ) {}

  /** The sellers for a need, best first, each with its reasons, and by what they lack those that one step would bring in. */
  @Get('demands/:id/matches')
  @Allow('match.demand')
  @ApiOkResponse({ type: DemandMatchesView })
  async ofDemand(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<DemandMatchesView> {
    return demandMatchesView(await this.matches.ofDemand(me, id, query));
  }

  /** The needs for an offer, best first. A seller sees bands in place of ceilings and never another seller. */
  @Get('offers/:id/matches')
  @Allow('match.offer')
  @ApiOkResponse({ type: OfferMatchesView })
  async ofOffer(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<OfferMatchesView> {
    return offerMatchesView(await this.matches.ofOffer(me, id, query));
  }

  /** All of a seller's needs, each once with its best own offer: first those that fit, then those that one step would open. */
  @Get('events/:id/my-matches')
  @Allow('match.mine')
  @ApiOkResponse({ type: MyMatchesView })
  async mine(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<MyMatchesView> {
    return myMatchesView(await this.matches.mine(me, id, query));
  }

  /** For each seller and lack, what one step would open, worth most first; and for each lack over all sellers. */
  @Get('events/:id/facilitation')
  @Allow('match.event')
  @ApiOkResponse({ type: FacilitationView })
  async facilitation(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FacilitationQuery,
  ): Promise<FacilitationView> {
    return facilitationView(await this.matches.facilitation(me, id, query));
  }

  /** How evenly sellers stand among the first ten of the needs' lists, by the scores alone and with the exposure floor. */
  @Get('events/:id/fairness')
  @Allow('match.event')
  @ApiOkResponse({ type: FairnessView })
  async fairness(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FairnessQuery,
  ): Promise<FairnessView> {
    return fairnessView(await this.matches.fairness(me, id, query));
  }

  /** Interest, which the other side sees; a veto, which takes the pair out of both lists and is told to nobody; or neither. */
  @Put('demands/:demandId/matches/:offerId/stance')
  @Allow('stance.set')
  @ApiOkResponse({ type: PairStanceView })
  async setStance(
    @Me() me: Principal,
    @Param('demandId', ParseUUIDPipe) demandId: string,
    @Param('offerId', ParseUUIDPipe) offerId: string,
    @Body() body: StanceDto,
  ): Promise<PairStanceView> {
    return this.stances.set(me, demandId, offerId, body.stance);
  }

  /** What one's own side has said, vetoes included: they stand in no list, and here they can be found to be taken back. */
  @Get('events/:id/my-stances')
  @Allow('stance.set')
  @ApiPage(MyStanceView)
  async myStances(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: StanceQuery,
  ): Promise<PageView<MyStanceView>> {
    return pageView(await this.stances.mine(me, id, query), myStanceView);
  }

  /** Counts the event's words anew, after many texts were added. Scores may move; the answers' `wordsVersion` says so. */
  @Post('events/:id/matching/refreeze')
  @HttpCode(200)
  @Allow('event.edit')
  @ApiOkResponse({ type: FrozenWordsView })
  async freezeWords(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<FrozenWordsView> {
    return frozenWordsView(await this.matches.freezeWords(me, id));
  }
}
