import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIdempotencyKey, ApiIfMatch, IdempotencyKey, IfMatch, VersionTag } from '../platform/edge/headers.decorator.js';
import { ApiPage, type PageView } from '../platform/edge/page.view.js';
import { CommitmentDto, CommitmentsQuery, RefuseDto, SignDto, VoidDto, WithdrawDto } from './commitments.dto.js';
import { Commitments } from './commitments.service.js';
import { CommitmentView } from './commitment.view.js';
import { Drafts } from './drafts.service.js';
import { Signing } from './signing.service.js';
import { Voiding } from './voiding.service.js';

@ApiTags('commitments')
@Controller()
export class CommitmentsController {
  constructor(
    private readonly commitments: Commitments,
    private readonly drafts: Drafts,
    private readonly signing: Signing,
    private readonly voiding: Voiding,
  ) {}

  @Get('events/:id/commitments')
  @Allow('commitment.list')
  @ApiPage(CommitmentView)
  list(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Query() query: CommitmentsQuery): Promise<PageView<CommitmentView>> {
    return this.commitments.list(me, id, query);
  }

  /** Drafts a commitment: what both parties will read. Nothing is taken before all have signed. */
  @Post('events/:id/commitments')
  @Allow('commitment.draft')
  @ApiIdempotencyKey()
  @ApiCreatedResponse({ type: CommitmentView })
  async create(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @IdempotencyKey() key: string, @Body() body: CommitmentDto): Promise<CommitmentView> {
    return this.commitments.view(me, await this.drafts.create(me, id, body, key));
  }

  /** What a draft would say; stores nothing. */
  @Post('events/:id/commitments/preview')
  @HttpCode(200)
  @Allow('commitment.draft')
  @ApiOkResponse({ type: CommitmentView })
  async preview(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: CommitmentDto): Promise<CommitmentView> {
    return this.commitments.viewUnsaved(await this.drafts.preview(me, id, body));
  }

  @Get('commitments/:id')
  @Allow('commitment.read')
  @VersionTag()
  @ApiOkResponse({ type: CommitmentView })
  async read(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<CommitmentView> {
    return this.commitments.view(me, id);
  }

  /** Changes a draft; signatures of the old content are dropped. */
  @Patch('commitments/:id')
  @Allow('commitment.draft')
  @ApiIfMatch()
  @ApiOkResponse({ type: CommitmentView })
  async edit(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CommitmentDto): Promise<CommitmentView> {
    await this.drafts.edit(me, id, version, body);
    return this.commitments.view(me, id);
  }

  @Post('commitments/:id/withdraw')
  @HttpCode(200)
  @Allow('commitment.draft')
  @ApiOkResponse({ type: CommitmentView })
  async withdraw(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: WithdrawDto): Promise<CommitmentView> {
    await this.drafts.end(me, id, 'withdraw', body.reason ?? null);
    return this.commitments.view(me, id);
  }

  @Post('commitments/:id/refuse')
  @HttpCode(200)
  @Allow('commitment.draft')
  @ApiOkResponse({ type: CommitmentView })
  async refuse(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: RefuseDto): Promise<CommitmentView> {
    await this.drafts.end(me, id, 'refuse', body.reason);
    return this.commitments.view(me, id);
  }

  /** Signs for a party. The last signature makes the commitment final, or is refused by a limit that it names. */
  @Post('commitments/:id/sign')
  @HttpCode(200)
  @Allow('commitment.sign')
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: CommitmentView })
  async sign(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @IdempotencyKey() key: string, @Body() body: SignDto): Promise<CommitmentView> {
    await this.signing.sign(me, await this.commitments.readWithParties(me, id), body, key);
    return this.commitments.view(me, id);
  }

  /** Asks to void what was signed: done once every party has asked, or at once by the organiser with a reason. */
  @Post('commitments/:id/void')
  @HttpCode(200)
  @Allow('commitment.void')
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: CommitmentView })
  async void(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @IdempotencyKey() key: string, @Body() body: VoidDto): Promise<CommitmentView> {
    await this.voiding.void(me, await this.commitments.readWithParties(me, id), body, key);
    return this.commitments.view(me, id);
  }
}
