export { listWindowsOf, readWindows, windowsOf, type WrittenWindow } from "./store.ts";
