import pdfmake from "pdfmake";
import type { TDocumentDefinitions } from "pdfmake/interfaces.js";
import { FONTS, inScripts, MAIN_SCRIPT } from "./paper-fonts.ts";
import type { Paper } from "./papers.ts";
import { trusted } from "./trusted.ts";

const BORDER = "#d5dbe1";

pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) =>
  Object.values(FONTS).some((font) => Object.values(font).includes(path)),
);
pdfmake.setFonts(FONTS);
pdfmake.setTableLayouts({
  ruled: {
    hLineWidth: (line) => (line === 0 ? 0 : 0.5),
    vLineWidth: () => 0,
    hLineColor: () => BORDER,
    paddingLeft: (column) => (column === 0 ? 0 : 4),
    paddingRight: () => 4,
    paddingTop: () => 2.5,
    paddingBottom: () => 2.5,
  },
});
/**
 * The paper as the bytes of a PDF; asked in a thread of its own, by its name.
 * @public
 */
export function answer(paper: unknown): Promise<Uint8Array> {
  return pdfmake.createPdf(definitionOf(trusted<Paper>(inScripts(paper)))).getBuffer();
}

function definitionOf(paper: Paper): TDocumentDefinitions {
  const { content, title, language, author, madeAt, foot } = paper;
  return {
    pageSize: "A4",
    pageMargins: [44, 44, 44, 52],
    info: { title, author, creator: author, producer: author, creationDate: new Date(madeAt) },
    // Readers show the title in their window's bar, and voices read in the right language.
    language,
    displayTitle: true,
    defaultStyle: { font: MAIN_SCRIPT, fontSize: 9.5, lineHeight: 1.2, color: "#1d2733" },
    content,
    footer: (page, pages) => ({
      text: foot.replace("{page}", String(page)).replace("{pages}", String(pages)),
      alignment: "center",
      fontSize: 8,
      color: "#5a6672",
      margin: [0, 18, 0, 0],
    }),
  };
}
