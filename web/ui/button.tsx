/**
 * Button { variant?: 'filled' | 'default' | 'subtle', color?: 'brand' | 'red', size?: 'xs' | 'sm' | 'md', loading?, fullWidth?, rightSection? }:
 *   and all that a <button> takes; `type` is "button" unless said. loading: keeps its width, takes no click, and says that it is busy.
 *   One that submits takes a double click for one: what the first began may be done before the second comes.
 */
import "./button.css";
import { useRef } from "react";
import type { ComponentProps, ReactNode } from "react";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: "filled" | "default" | "subtle";
  color?: "brand" | "red";
  size?: "xs" | "sm" | "md";
  loading?: boolean;
  fullWidth?: boolean;
  rightSection?: ReactNode;
};

export function Button({
  variant = "filled",
  color = "brand",
  size = "sm",
  loading = false,
  fullWidth = false,
  rightSection,
  className,
  disabled,
  type,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const hasSubmitted = useRef(false);
  return (
    <button
      {...rest}
      type={type ?? "button"}
      className={className === undefined ? "button" : `button ${className}`}
      data-variant={variant}
      data-color={color}
      data-size={size}
      data-wide={fullWidth ? true : undefined}
      data-loading={loading ? true : undefined}
      aria-busy={loading ? true : undefined}
      disabled={disabled}
      // Not disabled: a button that is would let the keyboard fall to nowhere, and the form's Escape with it.
      aria-disabled={loading ? true : undefined}
      onClick={(event) => {
        // The first of two clicks may have made this the button that submits: then the second is meant.
        if (loading || (event.detail > 1 && hasSubmitted.current)) {
          event.preventDefault();
          return;
        }
        hasSubmitted.current = type === "submit";
        onClick?.(event);
      }}
    >
      <span className="button-words">{children}</span>
      {rightSection}
    </button>
  );
}
