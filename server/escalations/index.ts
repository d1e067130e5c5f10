export { adviceFor, viewEscalations, type PointsByTerms } from "./reads.ts";
