/** What the maintenance programme dates in the life of a release line; from its EOSL day on, it is not supported (R-22-01). */
export const MILESTONES = ["general_availability", "end_of_maintenance", "eosl"] as const;
export type MilestoneKind = (typeof MILESTONES)[number];

/** The parts of a deployment that the vendor's list of supported environments names. */
export const STACK_COMPONENTS = [
  "os",
  "app_server",
  "jvm",
  "database",
  "search_engine",
  "browser",
] as const;
export type StackComponent = (typeof STACK_COMPONENTS)[number];

/** How the vendor stands to a part: the words of its own documentation. Only the first two are eligible (R-22-02). */
export const STANDINGS = ["recommended", "supported", "compatible", "incompatible"] as const;
export type Standing = (typeof STANDINGS)[number];

export const ELIGIBLE: readonly Standing[] = ["recommended", "supported"];
