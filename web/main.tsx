import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { fetchFirstPage } from "./first-page.ts";
import { makeRouter } from "./router.ts";
import { makeQueryClient } from "./session/query-client.ts";
import { reloadOnNewVersion } from "./session/new-version.ts";
import { startWords } from "./session/words.ts";
import { startTheme } from "./ui/theme/theme.ts";

const place = document.querySelector("#root");
if (!place) throw new Error("The page has no #root");

reloadOnNewVersion();
startTheme();
const starting = startWords();
const queryClient = makeQueryClient(() => {
  // The session ended under the reader's hands: drafts are kept, the door leads back here.
  if (location.pathname === "/sign-in") return;
  void router.navigate({ to: "/sign-in", search: { next: location.pathname + location.search } });
});
const router = makeRouter(queryClient);
fetchFirstPage(router, queryClient);
const words = await starting;
// Some answers hold sentences: in another language they are asked for again.
words.on("languageChanged", () => void queryClient.invalidateQueries());

// Drawn when all of it is there: what is drawn in the place of something stays for as long as eyes need to take it in.
await router.load();
createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
