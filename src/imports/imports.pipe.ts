import { Injectable, type PipeTransform } from '@nestjs/common';
import { TEMPLATE_LAYOUTS, type TemplateLayout } from '../contract/imports.js';
import { DomainError } from '../platform/errors/domain-error.js';

/** A row as a spreadsheet program numbers it. */
@Injectable()
export class RowNumberPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d{0,6}$/.test(value)) throw new DomainError('not_found', { what: 'row' });
    return Number(value);
  }
}

@Injectable()
export class TemplateLayoutPipe implements PipeTransform<string, TemplateLayout> {
  transform(value: string): TemplateLayout {
    const found = TEMPLATE_LAYOUTS.find((layout) => layout === value);
    if (!found) throw new DomainError('not_found', { what: 'template' });
    return found;
  }
}
