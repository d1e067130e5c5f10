import { describe, expect, test, vi } from "vitest";
import { createKeyRegistry } from "./key-registry.ts";

const press = (
  key: string,
  held: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("the keys of a page", () => {
  test("a single key acts, but not while one types", () => {
    const keys = createKeyRegistry();
    const run = vi.fn();
    keys.add([{ key: "t", label: "Take", run }]);
    expect(keys.press(press("t"), false, 0)).toBe(true);
    expect(keys.press(press("t"), true, 0)).toBe(false);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test("a combination acts while one types, with Control and with Command", () => {
    const keys = createKeyRegistry();
    const run = vi.fn();
    keys.add([{ key: "mod+k", label: "Find", run }]);
    keys.press(press("k", { ctrlKey: true }), true, 0);
    keys.press(press("K", { metaKey: true }), true, 0);
    expect(run).toHaveBeenCalledTimes(2);
  });

  test("Alt belongs to the browser", () => {
    const keys = createKeyRegistry();
    keys.add([{ key: "t", label: "Take", run: vi.fn() }]);
    expect(keys.press(press("t", { altKey: true }), false, 0)).toBe(false);
  });

  test("the latest registration wins and gives the key back", () => {
    const keys = createKeyRegistry();
    const [page, dialog] = [vi.fn(), vi.fn()];
    keys.add([{ key: "Escape", label: "Leave", run: page }]);
    const remove = keys.add([{ key: "Escape", label: "Close", run: dialog }]);
    keys.press(press("Escape"), false, 0);
    expect(keys.list().map(({ label }) => label)).toEqual(["Close"]);
    remove();
    keys.press(press("Escape"), false, 0);
    expect([page.mock.calls.length, dialog.mock.calls.length]).toEqual([1, 1]);
  });

  test("two presses in a row are a key of their own, if quick", () => {
    const keys = createKeyRegistry();
    const [go, take] = [vi.fn(), vi.fn()];
    keys.add([
      { key: "g t", label: "Go to tickets", run: go },
      { key: "t", label: "Take", run: take },
    ]);
    keys.press(press("g"), false, 0);
    keys.press(press("t"), false, 500);
    expect([go.mock.calls.length, take.mock.calls.length]).toEqual([1, 0]);
    keys.press(press("g"), false, 10_000);
    keys.press(press("t"), false, 12_000);
    expect([go.mock.calls.length, take.mock.calls.length]).toEqual([1, 1]);
  });
});
