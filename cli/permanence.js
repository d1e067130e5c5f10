#!/usr/bin/env node
// The terminal's name for the same commands; the launcher finds the runtime and runs them.
import "../start.js";
