/** FixFields: which way the fix comes, in which release, delivered or planned; a one-off patch names its critical ground. */
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "#api/route.ts";
import type { listReleases } from "#api/desk.ts";
import { CRITICAL_GROUNDS, DELIVERIES, FIX_CATEGORIES } from "#core/tickets/vocabulary.ts";
import { formatDay } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import type { ConclusionValues } from "./conclusion-of.ts";
import { ChoiceField, SelectField } from "./controls.tsx";
import type { CommandForm } from "./use-command-form.ts";

export type Release = AnswerOf<typeof listReleases>["items"][number];

type Props = {
  form: CommandForm<ConclusionValues>;
  releases: readonly Release[];
  planned: boolean;
};

export function FixFields({ form, releases, planned }: Props) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const reader = useReader();
  const isPatch = form.values.category === "one_off_patch";
  const described = ({ product, version, releasedOn, planned: awaited }: Release) => ({
    value: version,
    label: t(awaited ? "conclude.releasePlanned" : "conclude.releaseOut", {
      product: product.name,
      version,
      day: formatDay(`${releasedOn}T12:00:00Z`, { ...reader, timeZone: "UTC" }),
    }),
  });
  return (
    <>
      <ChoiceField
        legend={t("conclude.category")}
        value={form.values.category}
        onChange={(category) => form.set("category", category)}
        error={form.error("conclusion.category")}
        options={FIX_CATEGORIES.map((one) => ({
          value: one,
          name: t(`lifecycle:fixCategories.${one}.name`),
          explain: t(`lifecycle:fixCategories.${one}.explain`),
        }))}
      />
      <div className="fields">
        <SelectField
          label={t("conclude.release")}
          empty={t("conclude.chooseRelease")}
          value={form.values.release}
          onChange={(release) => form.set("release", release)}
          error={form.error("conclusion.release")}
          options={releases.map(described)}
        />
        <SelectField
          label={t("conclude.delivery")}
          value={form.values.delivery || (planned && !isPatch ? "planned" : "delivered")}
          onChange={(delivery) => form.set("delivery", delivery)}
          error={form.error("conclusion.delivery")}
          options={DELIVERIES.map((one) => ({
            value: one,
            label: t(`lifecycle:deliveries.${one}.name`),
          }))}
        />
        {isPatch ? (
          <SelectField
            label={t("conclude.ground")}
            empty={t("conclude.chooseGround")}
            value={form.values.ground}
            onChange={(ground) => form.set("ground", ground)}
            error={form.error("conclusion.ground")}
            options={CRITICAL_GROUNDS.map((one) => ({
              value: one,
              label: t(`lifecycle:criticalGrounds.${one}.name`),
            }))}
          />
        ) : null}
      </div>
    </>
  );
}
