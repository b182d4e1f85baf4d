import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import type { Day } from '../../shared/clock.js';
import type { ShownOfDay, ShownOfFestival } from './watching.rules.js';
import type { ShownEntity } from './shown.entity.js';

/** Newest versions of the model that are told apart; older ones are past comparing. */
const MOST_VERSIONS = 5;

@Injectable()
export class ShownRepository {
  constructor(private readonly database: Database) {}

  /** Each place counts once, however often it is told; a click also says that it was seen. */
  async add(shown: readonly ShownEntity[]): Promise<void> {
    if (shown.length === 0) return;
    await this.database.change(
      `INSERT INTO recommendations_shown
         (list_id, festival_id, day, model_version, arm, position, explored, cold, propensity, clicked)
       VALUES ${shown.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}
       ON DUPLICATE KEY UPDATE clicked = GREATEST(clicked, VALUES(clicked))`,
      shown.flatMap((one) => [
        one.listId,
        one.festivalId,
        one.day,
        one.modelVersion,
        one.arm,
        one.position,
        one.explored,
        one.cold,
        one.propensity,
        one.clicked,
      ]),
    );
  }

  /** By model, arm and festival, of the newest models that showed anything since. */
  async byFestival(since: Day): Promise<ShownOfFestival[]> {
    const rows = await this.database.rows<Record<string, string>>(
      `SELECT s.model_version AS modelVersion, arm, festival_id AS festivalId, COUNT(*) AS impressions,
              SUM(clicked) AS clicks, SUM(cold) AS cold, SUM(explored) AS explored,
              SUM(explored AND clicked) AS exploredClicks,
              SUM(IF(explored, 1 / propensity, 0)) AS weight,
              SUM(IF(explored AND clicked, 1 / propensity, 0)) AS clickedWeight,
              SUM(IF(explored, 1 / (propensity * propensity), 0)) AS squaredWeight
         FROM recommendations_shown s
         JOIN (SELECT DISTINCT model_version FROM recommendations_shown WHERE day >= ?
                ORDER BY model_version DESC LIMIT ?) newest ON newest.model_version = s.model_version
        WHERE day >= ? GROUP BY s.model_version, arm, festival_id`,
      [since, MOST_VERSIONS, since],
    );
    return rows.map(({ arm, festivalId, ...numbers }) => ({
      ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number(value)])),
      arm,
      festivalId,
    })) as unknown as ShownOfFestival[];
  }

  async byDay(since: Day): Promise<ShownOfDay[]> {
    const rows = await this.database.rows<
      Pick<ShownOfDay, 'day' | 'arm'> & { lists: unknown; impressions: unknown; clicks: unknown }
    >(
      `SELECT day, arm, COUNT(DISTINCT list_id) AS lists, COUNT(*) AS impressions, SUM(clicked) AS clicks
         FROM recommendations_shown WHERE day >= ? GROUP BY day, arm ORDER BY day, arm`,
      [since],
    );
    return rows.map(({ day, arm, lists, impressions, clicks }) => ({
      day,
      arm,
      lists: Number(lists),
      impressions: Number(impressions),
      clicks: Number(clicks),
    }));
  }

  async removeBefore(day: Day, limit: number): Promise<number> {
    return this.database.change('DELETE FROM recommendations_shown WHERE day < ? LIMIT ?', [day, limit]);
  }
}
