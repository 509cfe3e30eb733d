import { Platform1764000000001 } from './0001-platform.js';
import { Identity1764000000002 } from './0002-identity.js';
import { Events1764000000003 } from './0003-events.js';
import { Log1764000000004 } from './0004-log.js';
import { Counters1764000000005 } from './0005-counters.js';
import { AgenciesDemands1764000000006 } from './0006-agencies-demands.js';
import { UmkmOffers1764000000007 } from './0007-umkm-offers.js';
import { Matching1764000000008 } from './0008-matching.js';
import { Commitments1764000000009 } from './0009-commitments.js';
import { Imports1764000000010 } from './0010-imports.js';
import { Meetings1764000000011 } from './0011-meetings.js';
import { Plans1764000000012 } from './0012-plans.js';

/** In the order they run. A migration that has been released is never edited: a change is a new one. */
export const migrations = [
  Platform1764000000001,
  Identity1764000000002,
  Events1764000000003,
  Log1764000000004,
  Counters1764000000005,
  AgenciesDemands1764000000006,
  UmkmOffers1764000000007,
  Matching1764000000008,
  Commitments1764000000009,
  Imports1764000000010,
  Meetings1764000000011,
  Plans1764000000012,
];
