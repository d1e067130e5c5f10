import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { findBarriers } from "../harness/axe.ts";
import {
  hasFocus,
  judge,
  openVisitors,
  referenceOf,
  soon,
  type Visitors,
} from "../harness/visitors.ts";

const subject = "L’annuaire perd des entrées chaque nuit";
let visitors: Visitors;
let olivier: Page;
let helene: Page;
let reference: string;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  olivier = await visitors.enter("olivier.masson@credit-valmont.example");
  helene = await visitors.enter("helene.marchand@desk.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });
const words = (page: Page, name: string, label: string) =>
  dialog(page, name).getByRole("textbox", { name: label });

test("R-34-02 R-34-03 a beneficiary escalates what nobody has taken, and sees whom it reached", async () => {
  await olivier.goto("/tickets/new");
  await olivier.getByRole("radio", { name: "Signaler un problème" }).check();
  await olivier.getByRole("textbox", { name: "Objet" }).fill(subject);
  await olivier.getByRole("radio", { name: "Gêne partielle" }).check();
  await olivier.getByRole("textbox", { name: "Description" }).fill("Trois fois cette semaine.");
  await button(olivier, "Envoyer la demande").click();
  await olivier.getByRole("heading", { level: 1, name: subject }).waitFor();
  reference = referenceOf(olivier);
  await button(olivier, "Escalader").click();
  const raise = dialog(olivier, "Escalader ce ticket");
  await raise.waitFor();
  const escape = async () => {
    await olivier.keyboard.press("Escape");
    return hasFocus(button(olivier, "Escalader"));
  };
  await expect.poll(escape).toBe(true);
  await button(olivier, "Escalader").click();
  await raise.getByRole("button", { name: "Escalader" }).click();
  await raise.getByText("Choisissez un motif.").waitFor();
  await raise.getByRole("radio", { name: "Un risque avéré" }).check();
  await words(olivier, "Escalader ce ticket", "Ce que vous attendez").fill("Un plan, **ce soir**.");
  await raise.getByRole("button", { name: "Escalader" }).click();
  await olivier.getByRole("heading", { name: "Escalade\u00A0: risque avéré" }).waitFor();
  await olivier.getByText("attend d’être prise en compte").waitFor();
  await olivier.getByText("Les points d’escalade du support").waitFor();
});

test("R-34-02 a manager finds it in its queue, acknowledges it, and proposes a call", async () => {
  await helene.getByRole("link", { name: "Escaladés" }).click();
  await helene.getByRole("link", { name: subject }).click();
  await helene.goto(`/console/tickets/${reference}`);
  await button(helene, "Prendre en compte").click();
  await words(helene, "Prendre en compte", "Un mot aux deux parties").fill("Je m’en occupe.");
  await dialog(helene, "Prendre en compte")
    .getByRole("button", { name: "Prendre en compte" })
    .click();
  await soon(olivier.getByText("Je m’en occupe."));
  await button(helene, "Proposer un échange direct").click();
  await words(helene, "Proposer un échange direct", "Comment se joindre").fill("Le standard.");
  expect(await findBarriers(helene)).toEqual([]);
  await dialog(helene, "Proposer un échange direct")
    .getByRole("button", { name: "Proposer", exact: true })
    .click();
  await helene.getByText("L’accord de l’autre partie est demandé.").waitFor();
});

test("R-32-16 the beneficiary agrees, what came of it is recorded, and the escalation ends", async () => {
  await soon(button(olivier, "Accepter cette heure"));
  await button(olivier, "Accepter cette heure").click();
  await olivier.getByText("Les deux parties sont d’accord et invitées.").first().waitFor();
  await soon(button(helene, "Consigner l’issue"));
  await button(helene, "Consigner l’issue").click();
  const record = dialog(helene, "Consigner l’issue");
  await record.getByRole("radio", { name: "Il a fait avancer le cas" }).check();
  await words(helene, "Consigner l’issue", "En mots").fill("Le script de nuit est en cause.");
  await record.getByRole("checkbox", { name: /plus tôt que convenu/ }).check();
  await record.getByRole("button", { name: "Consigner l’issue" }).click();
  await helene.getByText("Mettez maintenant à jour l’état du ticket").waitFor();
  await soon(olivier.getByText("Le script de nuit est en cause.").first());
  await button(helene, "Terminer l’escalade").click();
  const end = dialog(helene, "Terminer l’escalade");
  await end.getByRole("radio", { name: "Les deux parties ont convenu d’un plan" }).check();
  await words(helene, "Terminer l’escalade", "Ce qui a été conclu").fill("Script coupé ce soir.");
  await end.getByRole("button", { name: "Terminer l’escalade" }).click();
  await soon(olivier.getByText("Terminée\u00A0: les deux parties ont convenu d’un plan"));
  await judge(olivier);
  expect(await findBarriers(helene)).toEqual([]);
});

test("R-34-02 a lead escalates the relationship with the tickets that it is about, and each of them says so", async () => {
  await olivier.goto("/subscriptions");
  await olivier.getByRole("link", { name: "Premium" }).first().click();
  await button(olivier, "Escalader la relation").click();
  const raise = dialog(olivier, "Escalader la relation");
  await raise.getByRole("radio", { name: "Difficultés lors du traitement" }).check();
  await raise.getByRole("textbox", { name: "En une ligne" }).fill("Un mois difficile");
  await raise.getByRole("textbox", { name: "Ce qui s’est passé" }).fill("Trois cas pour un.");
  await raise.getByRole("textbox", { name: "Ce que vous attendez" }).fill("Un point par semaine.");
  await raise.getByRole("checkbox", { name: subject }).check();
  await raise.getByRole("checkbox", { name: "Joindre le rapport d’activité" }).check();
  expect(await findBarriers(olivier)).toEqual([]);
  await raise.getByRole("button", { name: "Escalader", exact: true }).click();
  await olivier.getByRole("heading", { level: 1, name: "Un mois difficile" }).waitFor();
  await olivier.getByText("Elle concerne aussi").waitFor();
  const raised = referenceOf(olivier);
  await olivier.getByRole("link", { name: reference }).first().click();
  await olivier.getByText(`l’escalade de la relation ${raised}`).first().waitFor();
});
