// Generated from the catalogue of a migrated database.
import type { ColumnType } from "kysely";

export interface DB {
  permanence_migration: PermanenceMigration;
}

export interface PermanenceMigration {
  number: number;
  name: string;
  sha256: string;
  applied_at: ColumnType<Date, Date | string | undefined, Date | string>;
}
