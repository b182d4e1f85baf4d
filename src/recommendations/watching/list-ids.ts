import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { type Arm, ARMS } from './arm.rules.js';

/** How one festival came to its place in a list. */
interface Listed {
  readonly festivalId: string;
  readonly explored: boolean;
  /** Nobody had shown interest in it when the model was trained. */
  readonly cold: boolean;
  /** The probability with which it was drawn for its place; 1 where its score put it there. */
  readonly propensity: number;
}

export interface List {
  readonly at: Date;
  /** 0 where there was no model. */
  readonly modelVersion: number;
  readonly arm: Arm;
  readonly items: readonly Listed[];
}

/** One festival of a list, as the list's id tells of it. */
export interface Place extends Omit<Listed, 'festivalId'>, Pick<List, 'at' | 'modelVersion' | 'arm'> {
  readonly listId: string;
  /** From 0. */
  readonly position: number;
}

const LIST_BYTES = 16;
const MAC_BYTES = 16;
const HEAD_BYTES = LIST_BYTES + 4 + 4 + 1;
const ITEM_BYTES = 8 + 1 + 4;

/**
 * Ids of lists that carry, signed, how each festival came to its place. So answering a list writes
 * nothing, whoever made it needs to be remembered nowhere, and only what was really seen is ever stored.
 */
@Injectable()
export class ListIds {
  private readonly key: Uint8Array;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = new Uint8Array(hkdfSync('sha256', config.jwtSecret, '', 'recommended lists', 32));
  }

  write({ at, modelVersion, arm, items }: List): string {
    const bytes = Buffer.alloc(HEAD_BYTES + items.length * ITEM_BYTES);
    randomBytes(LIST_BYTES).copy(bytes);
    bytes.writeUInt32BE(Math.floor(at.getTime() / 1000), LIST_BYTES);
    bytes.writeUInt32BE(modelVersion, LIST_BYTES + 4);
    bytes.writeUInt8(ARMS.indexOf(arm), LIST_BYTES + 8);
    items.forEach(({ festivalId, explored, cold, propensity }, index) => {
      const from = HEAD_BYTES + index * ITEM_BYTES;
      endOf(festivalId).copy(bytes, from);
      bytes.writeUInt8((explored ? 1 : 0) + (cold ? 2 : 0), from + 8);
      bytes.writeFloatBE(propensity, from + 9);
    });
    return Buffer.concat([bytes, this.mac(bytes)]).toString('base64url');
  }

  /** Undefined where the id is none of ours, or its list did not have the festival. */
  placeOf(festivalId: string, id: string): Place | undefined {
    const all = Buffer.from(id, 'base64url');
    if (all.length < HEAD_BYTES + MAC_BYTES) return undefined;
    const bytes = all.subarray(0, -MAC_BYTES);
    if (!timingSafeEqual(this.mac(bytes), all.subarray(-MAC_BYTES))) return undefined;
    const wanted = endOf(festivalId);
    for (let from = HEAD_BYTES; from < bytes.length; from += ITEM_BYTES) {
      if (!bytes.subarray(from, from + 8).equals(wanted)) continue;
      const flags = bytes.readUInt8(from + 8);
      return {
        listId: uuidOf(bytes.subarray(0, LIST_BYTES)),
        at: new Date(bytes.readUInt32BE(LIST_BYTES) * 1000),
        modelVersion: bytes.readUInt32BE(LIST_BYTES + 4),
        arm: ARMS[bytes.readUInt8(LIST_BYTES + 8)] ?? 'general',
        position: (from - HEAD_BYTES) / ITEM_BYTES,
        explored: (flags & 1) === 1,
        cold: (flags & 2) === 2,
        propensity: bytes.readFloatBE(from + 9),
      };
    }
    return undefined;
  }

  private mac(bytes: Buffer): Buffer {
    return createHmac('sha256', this.key).update(bytes).digest().subarray(0, MAC_BYTES);
  }
}

/** The last eight bytes of an id: random ones, enough to tell the festivals of a list apart. */
function endOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', '').slice(16), 'hex');
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
