import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import { TEMPLATE_LAYOUTS } from '../contract/imports.js';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiAcceptedResponse, ApiOkResponse, ApiParam, ApiTags } from '../platform/edge/api-docs.js';
import { VersionTag } from '../platform/edge/headers.decorator.js';
import { SearchQuery } from '../platform/edge/page.js';
import { ApiPage, pageView, type PageView } from '../platform/edge/page.view.js';
import { Upload, uploadedBytes } from '../platform/edge/upload.decorator.js';
import type { FileImport } from './file-import.entity.js';
import { ImportRequests } from './import-requests.service.js';
import { ImportRowView, importRowView } from './import-row.view.js';
import { ImportView, importView } from './import.view.js';
import { CorrectRowDto, MapDto, RowQuery, TemplateQuery, UploadDto } from './imports.dto.js';
import { MAX_FILE_BYTES } from './limits.js';
import { RowNumberPipe, TemplateLayoutPipe } from './imports.pipe.js';
import { templateFile, TEMPLATE_MEDIA } from './template-writer.service.js';
import type { TemplateLayout } from '../contract/imports.js';

@ApiTags('imports')
@Controller()
export class ImportsController {
  constructor(private readonly requests: ImportRequests) {}

  /** The newest first. */
  @Get('events/:id/imports')
  @Allow('import.list')
  @ApiPage(ImportView)
  async list(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: SearchQuery,
  ): Promise<PageView<ImportView>> {
    return pageView(await this.requests.list(me, id, query), (file) => this.shown(file));
  }

  /**
   * A CSV or XLSX file up to 5 MiB. What cannot be opened is refused here and leaves nothing; the rows of the rest are read
   * behind the scenes: ask for the import again until it is `ready` or `failed`.
   */
  @Post('events/:id/imports')
  @HttpCode(202)
  @Allow('import.create')
  @Upload(MAX_FILE_BYTES, { layout: { type: 'string' }, columnMap: { type: 'string' } })
  @ApiAcceptedResponse({ type: ImportView })
  async upload(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @UploadedFile() sent: { buffer: Buffer; originalname: string } | undefined,
    @Body() body: UploadDto,
  ): Promise<ImportView> {
    const bytes = uploadedBytes(sent);
    return this.shown(await this.requests.upload(me, id, { bytes, name: nameOf(sent) }, body));
  }

  /** Our own template, with hints and a sample that are passed over when it comes back. */
  @Get('imports/templates/:layout')
  @Allow('import.template')
  @ApiParam({ name: 'layout', enum: TEMPLATE_LAYOUTS })
  @ApiOkResponse({ description: 'the file', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } })
  async template(
    @Param('layout', TemplateLayoutPipe) layout: TemplateLayout,
    @Query() query: TemplateQuery,
  ): Promise<StreamableFile> {
    const format = query.format ?? 'csv';
    const bytes = await templateFile(layout, format);
    const disposition = `attachment; filename="tapis-${layout}.${format}"`;
    return new StreamableFile(bytes, { type: TEMPLATE_MEDIA[format], disposition, length: bytes.length });
  }

  @Get('imports/:id')
  @Allow('import.read')
  @VersionTag()
  @ApiOkResponse({ type: ImportView })
  async read(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ImportView> {
    const file = await this.requests.read(me, id);
    return this.shown(file);
  }

  /** Rows with each cell, what is wrong in it, and what saving would do; once saved, what it did. */
  @Get('imports/:id/rows')
  @Allow('import.read')
  @ApiPage(ImportRowView)
  async rows(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: RowQuery,
  ): Promise<PageView<ImportRowView>> {
    return pageView(await this.requests.rows(me, id, query), importRowView);
  }

  /** Says which column is what, or what kind of file it is; it is read again behind the scenes. */
  @Patch('imports/:id')
  @Allow('import.edit')
  @ApiOkResponse({ type: ImportView })
  async map(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: MapDto): Promise<ImportView> {
    return this.shown(await this.requests.map(me, id, body));
  }

  /** Puts cells of a row right, or leaves the row out. */
  @Patch('imports/:id/rows/:row')
  @Allow('import.edit')
  @ApiOkResponse({ type: ImportRowView })
  async correct(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('row', RowNumberPipe) row: number,
    @Body() body: CorrectRowDto,
  ): Promise<ImportRowView> {
    return importRowView(await this.requests.correct(me, id, row, body));
  }

  /** Saves all of it in one step, behind the scenes: ask for the import again until it is `committed`. */
  @Post('imports/:id/commit')
  @HttpCode(202)
  @Allow('import.edit')
  @ApiAcceptedResponse({ type: ImportView })
  async commit(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<ImportView> {
    return this.shown(await this.requests.commit(me, id));
  }

  /** Takes it back as a whole; what was edited since, or is in use, stays and is listed in `kept`. */
  @Post('imports/:id/undo')
  @HttpCode(200)
  @Allow('import.edit')
  @ApiOkResponse({ type: ImportView })
  async undo(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<ImportView> {
    return this.shown(await this.requests.undo(me, id));
  }

  private shown(file: FileImport): ImportView {
    return importView(file, this.requests.progressOf(file));
  }
}

/** Browsers send UTF-8, which the form parser reads as Latin-1. */
const nameOf = (sent: { originalname: string } | undefined): string =>
  Buffer.from(sent?.originalname ?? '', 'latin1').toString('utf8');
