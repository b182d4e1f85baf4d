/**
 * `DATABASE-URL QUESTION-AS-JSON`: what a list and a detail cost at the least: bare Fastify and mysql2, no checks, no
 * headers, no log. `/list` finds and sorts by one statement; `/rows` sends the statements that the API sends when it
 * has no row at hand; `/detail` those of its detail.
 */
import Fastify, { type FastifyReply } from 'fastify';
import { createPool, type RowDataPacket } from 'mysql2/promise';

export interface BareQuestion {
  readonly province: string;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** In the order of the list. */
  readonly ids: readonly string[];
}

const COLUMNS = `
  f.id, f.name, f.name_en AS nameEn, f.category, f.province_code AS provinceCode, f.district_code AS districtCode,
  f.place, f.organiser, f.latitude, f.longitude, f.cover_photo_id AS coverPhotoId, f.rating_sum AS ratingSum,
  f.rating_count AS ratingCount, f.bookmark_count AS bookmarkCount, f.updated_at AS updatedAt,
  s.phase, s.edition_id AS editionId, s.starts_on AS startsOn, s.ends_on AS endsOn,
  (SELECT JSON_ARRAYAGG(t.tag ORDER BY t.position) FROM festivals_tag t WHERE t.festival_id = f.id) AS tags`;
const FROM = `FROM festivals_festival f
  LEFT JOIN festivals_showing s ON s.festival_id = f.id AND s.shown_from <= ? AND s.shown_until >= ?`;

const [url = '', json = '{}'] = process.argv.slice(2);
const { province, from, to, today, ids } = JSON.parse(json) as BareQuestion;
const pool = createPool({ uri: url, connectionLimit: 10, timezone: 'Z', dateStrings: ['DATE'] });
const server = Fastify();

server.get('/list', async (_request, reply) => {
  const [rows] = await pool.query<RowDataPacket[]>(
    `SELECT ${COLUMNS}, COUNT(*) OVER () AS total ${FROM}
      WHERE f.status = 'published' AND f.province_code = ?
        AND EXISTS (SELECT 1 FROM festivals_edition e WHERE e.festival_id = f.id AND e.starts_on <= ? AND e.ends_on >= ?)
      ORDER BY FIELD(s.phase, 'ongoing', 'upcoming', 'estimated', 'postponed', 'cancelled', 'ended'), s.starts_on, f.id
      LIMIT 20`,
    [today, today, province, to, from],
  );
  return send(reply, { items: rows.map(item), page: 1, perPage: 20, total: rows[0]?.['total'] as number });
});

server.get('/rows', async (_request, reply) => {
  await pool.query(
    `SELECT t.epoch, t.turn, c.festival_id AS id FROM festivals_change_turn t
       LEFT JOIN festivals_change c ON c.turn > ? WHERE t.id = 1`,
    [Number.MAX_SAFE_INTEGER],
  );
  const [rows] = await pool.query<RowDataPacket[]>(
    `SELECT ${COLUMNS} ${FROM} WHERE f.id IN (?) AND f.status = 'published'`,
    [today, today, ids],
  );
  return send(reply, { items: rows.map(item), page: 1, perPage: 20, total: rows.length });
});

server.get('/detail', async (_request, reply) => {
  const [[row]] = await pool.query<RowDataPacket[]>(
    `SELECT ${COLUMNS}, f.former_names AS formerNames, f.address, f.host, f.sponsors, f.phone, f.homepage,
            f.description, f.description_en AS descriptionEn, f.free, f.status, f.version,
            f.linked_pictures AS linkedPictures,
            (SELECT JSON_ARRAYAGG(g.photo_id ORDER BY g.position) FROM festivals_gallery_photo g
              WHERE g.festival_id = f.id) AS galleryPhotoIds
            ${FROM} WHERE f.id = ?`,
    [today, today, ids[0]],
  );
  const [editions] = await pool.query<RowDataPacket[]>(
    'SELECT * FROM festivals_edition WHERE festival_id = ? ORDER BY starts_on DESC LIMIT 20',
    [ids[0]],
  );
  return send(reply, { ...row, ...(row && item(row)), editions });
});

await server.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${server.listeningOrigin}\n`);

function send(reply: FastifyReply, body: object): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(body));
}

function item(row: RowDataPacket) {
  return {
    id: row['id'] as string,
    name: row['name'] as string,
    nameEn: row['nameEn'] as string | null,
    category: row['category'] as string,
    tags: (row['tags'] ?? []) as string[],
    region: {
      code: row['districtCode'] as string,
      name: '경상남도 창원시',
      nameEn: 'Changwon-si, Gyeongsangnam-do',
    },
    place: row['place'] as string | null,
    point: row['latitude'] === null ? null : { lat: Number(row['latitude']), lng: Number(row['longitude']) },
    edition: {
      id: row['editionId'] as string | null,
      startsOn: row['startsOn'] as string,
      endsOn: row['endsOn'] as string,
      status: row['phase'] as string,
      estimated: row['phase'] === 'estimated',
    },
    cover: null,
    rating: { mean: null, count: row['ratingCount'] as number },
    updatedAt: (row['updatedAt'] as Date).toISOString(),
  };
}
