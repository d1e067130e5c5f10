/** KeysetPager { hasMore, loading?, onMore, shown, label? }: a "more" button at a list's foot; never page numbers. */
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

export type KeysetPagerProps = {
  hasMore: boolean;
  loading?: boolean | undefined;
  onMore: () => void;
  shown: number;
  label?: string | undefined;
};

export function KeysetPager({ hasMore, loading = false, onMore, shown, label }: KeysetPagerProps) {
  const { t } = useTranslation("ui");
  return (
    <div className="row between" style={{ padding: "0.75rem 0" }}>
      <span className="small muted figures">
        {t(hasMore ? "pager.shown" : "pager.all", { count: shown })}
      </span>
      {hasMore ? (
        <Button variant="default" size="xs" loading={loading} onClick={onMore}>
          {label ?? t("pager.more")}
        </Button>
      ) : null}
    </div>
  );
}
