import { sql } from "kysely";
import type { World } from "./world.ts";

/** Puts 6.5.4, which is to come, into the catalogue beside 6.5.3, which is out. */
export async function planRelease({ context }: Pick<World, "context">): Promise<void> {
  await sql`insert into release (id, product_id, version, released_on, planned)
    select gen_random_uuid(), product_id, '6.5.4', current_date + 30, true from release where version = '6.5.3'`.execute(
    context.database.desk,
  );
}
