import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  PayloadTooLargeException,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { DomainError } from '../errors/domain-error.js';
import { ApiBody, ApiConsumes } from './api-docs.js';

const FIELDS_MAX = 8;
const FIELD_BYTES_MAX = 16 * 1024;
const FIELD_NAME_BYTES_MAX = 100;

/** One file in the multipart field `file`, in memory and within a limit; read it with `@UploadedFile()`. */
export function Upload(maxBytes: number, otherFields: Record<string, { type: 'string' }> = {}) {
  return applyDecorators(
    UseInterceptors(new UploadInterceptor(maxBytes)),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' }, ...otherFields },
      },
    }),
  );
}

/** The bytes that came, or a refusal where none did. */
export function uploadedBytes(file: { buffer: Buffer } | undefined): Buffer {
  if (file === undefined) {
    throw new DomainError('validation_failed', { fields: 1 }, [{ field: 'file', code: 'file_missing', params: {} }]);
  }
  if (file.buffer.length === 0) throw new DomainError('file_empty');
  return file.buffer;
}

class UploadInterceptor implements NestInterceptor {
  private readonly receiver: NestInterceptor;

  constructor(private readonly maxBytes: number) {
    const limits = {
      fileSize: maxBytes,
      files: 1,
      fields: FIELDS_MAX,
      parts: FIELDS_MAX + 1,
      fieldSize: FIELD_BYTES_MAX,
      fieldNameSize: FIELD_NAME_BYTES_MAX,
      fieldNestingDepth: 0,
    };
    this.receiver = new (FileInterceptor('file', { limits }))();
  }

  async intercept(context: ExecutionContext, next: CallHandler) {
    try {
      return await this.receiver.intercept(context, next);
    } catch (thrown) {
      if (thrown instanceof PayloadTooLargeException) {
        throw new DomainError('file_too_large', { maxBytes: this.maxBytes });
      }
      throw thrown;
    }
  }
}
