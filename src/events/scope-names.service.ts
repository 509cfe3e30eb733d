import { Injectable } from '@nestjs/common';
import type { ScopeKind } from '../contract/kinds.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { MatchingEvent } from './event.entity.js';

/** Finds the name of a scope within a trade office; null where that office has no such scope. */
export type ScopeResolver = (organiserId: string, id: string) => Promise<string | null>;

/** Agencies and UMKM come after events; each tells here, at start, how its scopes are called. */
@Injectable()
export class ScopeNames {
  private readonly resolvers = new Map<ScopeKind, ScopeResolver>();

  register(kind: ScopeKind, resolver: ScopeResolver): void {
    this.resolvers.set(kind, resolver);
  }

  /** @throws DomainError not_found where the scope is not the event's or its trade office's */
  async nameOf(event: MatchingEvent, kind: ScopeKind, id: string): Promise<string> {
    const name = kind === 'event' ? (id === event.id ? event.name : null) : await this.resolvers.get(kind)?.(event.organiserId, id);
    if (name === null || name === undefined) throw new DomainError('not_found', { what: kind });
    return name;
  }
}
