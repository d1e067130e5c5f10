/**
 * ThemeProvider: hands our tokens to the component library. Wrap the application once.
 * useTheme(): { theme: 'light' | 'dark' | 'auto', setTheme(theme) }, kept in the browser.
 */
import "@mantine/core/styles/baseline.layer.css";
import "@mantine/core/styles/global.layer.css";
import "@mantine/core/styles/UnstyledButton.layer.css";
import "@mantine/core/styles/Button.layer.css";
import "./tokens.css";
import "./mantine.css";
import "./fonts.css";
import "./base.css";
import {
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  MantineProvider,
  useMantineColorScheme,
} from "@mantine/core";
import type { MantineColorScheme, VariantColorsResolver } from "@mantine/core";
import type { ReactNode } from "react";

const ink = "var(--brand)";

/** Text on a filled button follows the theme: dark ink on a light fill at night. */
const resolveVariant: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant === "default") return { ...colors, border: "1px solid var(--edge)" };
  if (input.variant !== "filled") return colors;
  return { ...colors, color: input.color === "red" ? "var(--bad-text)" : "var(--brand-text)" };
};

const theme = createTheme({
  primaryColor: "brand",
  colors: { brand: [ink, ink, ink, ink, ink, ink, ink, ink, ink, ink] },
  fontFamily: '"IBM Plex Sans", "Segoe UI", system-ui, sans-serif',
  fontFamilyMonospace: '"IBM Plex Mono", ui-monospace, monospace',
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
  variantColorResolver: resolveVariant,
});

const kept = localStorageColorSchemeManager({ key: "permanence-theme" });

export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={kept}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}

/** What the reader chose; 'auto' follows the system. */
export function useTheme(): {
  theme: MantineColorScheme;
  setTheme: (theme: MantineColorScheme) => void;
} {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { theme: colorScheme, setTheme: setColorScheme };
}
