import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIfMatch, IfMatch } from '../platform/edge/headers.decorator.js';
import { ApiPage, type PageView } from '../platform/edge/page.view.js';
import { CertificateView, certificateView } from './certificate.view.js';
import { EditCertificateDto, NewCertificateDto, RejectCertificateDto } from './certificates.dto.js';
import { Certificates, type DatedCertificate } from './certificates.service.js';

const view = ({ certificate, date }: DatedCertificate): CertificateView => certificateView(certificate, date);

@ApiTags('certificates')
@Controller()
export class CertificatesController {
  constructor(private readonly certificates: Certificates) {}

  /** All of a business, on one page: it has at most 100. */
  @Get('umkm/:id/certificates')
  @Allow('certificate.read')
  @ApiPage(CertificateView)
  async list(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<PageView<CertificateView>> {
    return { items: (await this.certificates.list(me, id)).map(view), nextCursor: null };
  }

  /** A draft, or with `wanted` the wish for one. */
  @Post('umkm/:id/certificates')
  @Allow('certificate.edit')
  @ApiCreatedResponse({ type: CertificateView })
  async create(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewCertificateDto,
  ): Promise<CertificateView> {
    return view(await this.certificates.create(me, id, body));
  }

  /** Makes it a draft again, also one that was verified. */
  @Patch('certificates/:id')
  @Allow('certificate.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: CertificateView })
  async edit(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditCertificateDto,
  ): Promise<CertificateView> {
    return view(await this.certificates.edit(me, id, version, body));
  }

  @Post('certificates/:id/submit')
  @HttpCode(200)
  @Allow('certificate.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: CertificateView })
  async submit(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<CertificateView> {
    return view(await this.certificates.submit(me, id, version));
  }

  /** The organiser has held it against the register or the evidence, in the version named. */
  @Post('certificates/:id/verify')
  @HttpCode(200)
  @Allow('certificate.verify')
  @ApiIfMatch()
  @ApiOkResponse({ type: CertificateView })
  async verify(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<CertificateView> {
    return view(await this.certificates.verify(me, id, version));
  }

  @Post('certificates/:id/reject')
  @HttpCode(200)
  @Allow('certificate.verify')
  @ApiIfMatch()
  @ApiOkResponse({ type: CertificateView })
  async reject(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: RejectCertificateDto,
  ): Promise<CertificateView> {
    return view(await this.certificates.reject(me, id, version, body.reason));
  }
}
