/** useSheet(product, format): the programme as a file, and what somebody makes of it: { text, setText, replace, pending, error, href }. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { urlOf } from "#api/client.ts";
import { exportProgramme } from "#api/programme-sheets.ts";

export type SheetFormat = "yaml" | "csv";

export function useSheet(product: string, format: SheetFormat) {
  const href = urlOf(exportProgramme, { params: { product }, query: { format } });
  const key = `${product}:${format}`;
  const [typed, setTyped] = useState<{ key: string; text: string }>();
  const { data, error, isPending } = useQuery({
    queryKey: ["programme", "sheet", product, format],
    enabled: product !== "",
    queryFn: async ({ signal }) => {
      const answer = await fetch(href, { signal });
      if (!answer.ok) throw new TypeError(`The sheet does not come: ${answer.status}`);
      return answer.text();
    },
  });
  // A file that was brought along is of whatever format it is: it is there before its format is chosen.
  const isBrought = typed?.key === "brought";
  const text = typed !== undefined && (isBrought || typed.key === key) ? typed.text : (data ?? "");
  return {
    text,
    setText: (next: string) => setTyped({ key, text: next }),
    replace: (next: string) => setTyped({ key: "brought", text: next }),
    pending: isPending && product !== "",
    error,
    href,
  };
}
