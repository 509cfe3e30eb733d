import { Controller, Get, Param, ParseUUIDPipe, Post, Res, StreamableFile, UploadedFile } from '@nestjs/common';
import type { Response } from 'express';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiTags } from '../platform/edge/api-docs.js';
import { Upload, uploadedBytes } from '../platform/edge/upload.decorator.js';
import type { StoredFile } from '../platform/files/stored-file.entity.js';
import { UMKM_FILE_BYTES_MAX, UmkmFiles } from './umkm-files.service.js';

export class FileView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({
    example: 'image/jpeg',
    description: 'found in the bytes; the name and the sender’s word do not count',
  })
  mediaType: string;
  @ApiProperty({ type: 'integer' }) bytes: number;
}

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

@ApiTags('files')
@Controller()
export class UmkmFilesController {
  constructor(private readonly files: UmkmFiles) {}

  /** A photo (JPEG, PNG, WebP) or evidence (also PDF), up to 5 MiB. */
  @Post('umkm/:id/files')
  @Allow('file.create')
  @Upload(UMKM_FILE_BYTES_MAX)
  @ApiCreatedResponse({ type: FileView })
  async store(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @UploadedFile() upload: { buffer: Buffer } | undefined,
  ): Promise<FileView> {
    return fileView(await this.files.store(me, id, uploadedBytes(upload)));
  }

  @Get('files/:id')
  @Allow('file.read')
  @ApiOkResponse({
    description: 'the bytes, with their own media type',
    content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
  })
  async read(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { file, bytes } = await this.files.read(me, id);
    const shown = file.mediaType.startsWith('image/') ? 'inline' : 'attachment';
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', `default-src 'none'; sandbox`);
    // what is under an id never changes; who may see it may
    response.setHeader('Cache-Control', 'private, max-age=86400, immutable');
    return new StreamableFile(bytes, {
      type: file.mediaType,
      disposition: `${shown}; filename="${file.id}.${EXTENSIONS[file.mediaType] ?? 'bin'}"`,
      length: bytes.length,
    });
  }
}

const fileView = (file: StoredFile): FileView => ({ id: file.id, mediaType: file.mediaType, bytes: file.bytes });
