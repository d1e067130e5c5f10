/** Where every route of the contract stands. */
export const API_BASE = "/api/v1";
