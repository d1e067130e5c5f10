/** Boundary { fallback, children }: shows the fallback in the place of children that throw, so that all around them stays. */
import { Component } from "react";
import type { ReactNode } from "react";

type Props = { fallback: ReactNode; children: ReactNode };

export class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
