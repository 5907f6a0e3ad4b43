"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { type LinkedPlots, linkedPlots } from "./linked-axes.ts";

const Links = createContext<LinkedPlots | null>(null);

/** Links the axes of all plots inside that show the same quantity. */
export function LinkedPlotsProvider({ children }: { readonly children: ReactNode }) {
  const [links] = useState(linkedPlots);
  return <Links value={links}>{children}</Links>;
}

export function useLinkedPlots(): LinkedPlots | null {
  return useContext(Links);
}
