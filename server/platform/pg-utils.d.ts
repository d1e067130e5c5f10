declare module "pg/lib/utils.js" {
  /** A value as the driver writes it on the wire. */
  export function prepareValue(value: unknown): unknown;
}
