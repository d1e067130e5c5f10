export { forgetSettings, readVersionInForce, settingsInForce } from "./reads.ts";
export { insertVersion, listVersions, lockSettings } from "./store.ts";
