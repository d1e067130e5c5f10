/** What the first vendor sells, under the number that its orders carry; of hosted Enterprise no whole number was public. */
export interface Sku {
  readonly sku: string;
  /** Key of the template whose terms it is sold with; null where the order form says them. */
  readonly template: string | null;
  readonly months: number;
  /** What the number in its name counts: registered users, or cores of the machine. */
  readonly size: { readonly count: number; readonly of: "users" | "cores" } | null;
  readonly isHosted: boolean;
  /** Extended life-cycle support is bought beside an Enterprise or Enterprise Plus contract, never alone. */
  readonly needsContract: boolean;
}

const years = [1, 3] as const;

const sold = (
  prefix: string,
  sizes: readonly number[],
  {
    of,
    template,
    isHosted = false,
  }: { of: "users" | "cores"; template: string; isHosted?: boolean },
): Sku[] =>
  sizes.flatMap((count) =>
    years.map((year) => ({
      sku: `${prefix}${of === "users" ? "-" : ""}${count}-${year}Y`,
      template,
      months: 12 * year,
      size: { count, of },
      isHosted,
      needsContract: false,
    })),
  );

const alone = { size: null, isHosted: false, needsContract: false } as const;

export const SKUS: readonly Sku[] = [
  ...sold("ENTPLUS-PREM", [16, 32, 64], { of: "cores", template: "exo-enterprise-plus-premium" }),
  ...sold("ENTPLUS-STD", [16, 32, 64], { of: "cores", template: "exo-enterprise-plus-standard" }),
  { ...alone, sku: "ENTPLUS-HOS-1Y", template: null, months: 12, isHosted: true },
  ...sold("ENT", [300, 500, 1000], { of: "users", template: "exo-enterprise" }),
  ...sold("PROHOS", [25, 50, 100, 200], {
    of: "users",
    template: "exo-professional",
    isHosted: true,
  }),
  { ...alone, sku: "EXTSUP-STD-6M", template: null, months: 6, needsContract: true },
  { ...alone, sku: "EXTSUP-PREM-6M", template: null, months: 6, needsContract: true },
];
