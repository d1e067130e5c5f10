/**
 * Button { variant?: 'filled' | 'default' | 'subtle', color?: 'brand' | 'red', size?: 'xs' | 'sm' | 'md', loading?, fullWidth?, rightSection? }:
 *   and all that a <button> takes; `type` is "button" unless said. loading: keeps its width, takes no click, and says that it is busy.
 */
import "./button.css";
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
  ...rest
}: ButtonProps) {
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
      disabled={disabled === true || loading}
    >
      <span className="button-words">{children}</span>
      {rightSection}
    </button>
  );
}
