/** LibraryFrame { children }: what the component library's parts need around them. Only dialogs use them, so it comes along with those. */
import "./mantine.css";
import "@mantine/core/styles/global.layer.css";
import "@mantine/core/styles/UnstyledButton.layer.css";
import { createTheme, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { useTheme } from "./theme.ts";

const ink = "var(--brand)";

const theme = createTheme({
  primaryColor: "brand",
  colors: { brand: [ink, ink, ink, ink, ink, ink, ink, ink, ink, ink] },
  fontFamily: '"IBM Plex Sans", "Segoe UI", system-ui, sans-serif',
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
});

export function LibraryFrame({ children }: { children: ReactNode }) {
  const { shown } = useTheme();
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={shown}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
